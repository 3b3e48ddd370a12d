import { Component, createElement, type ComponentChildren, type FunctionComponent } from "preact";

/** A component that is drawn again only when its props would make it look otherwise. Signals it reads still do. */
export function memo<P extends object>(View: FunctionComponent<P>, alike: (a: P, b: P) => boolean): new (props: P) => Component<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !alike(this.props, next);
    }

    override render(): ComponentChildren {
      return createElement(View, this.props);
    }
  };
}
