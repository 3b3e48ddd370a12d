export function part(name: string, bytes: Uint8Array): string;
