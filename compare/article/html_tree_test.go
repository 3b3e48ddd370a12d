package article

import (
	"strings"
	"testing"
)

// Ends that a page leaves out, tags that cross, what is no text: the paragraphs are those that a browser shows.
func TestTree(t *testing.T) {
	deep := strings.Repeat("<div>", 3*maxOpen)
	for _, tt := range []struct{ reason, page, want string }{
		{"p without an end", "<p>one<p>two<div>three</div>four", "one | two | three | four"},
		{"items without an end, one list inside another", "<ul><li>one<li>two<ul><li>a<li>b</ul>more<li>three</ul>", "one | two | a | b | more | three"},
		{"terms and what they mean", "<dl><dt>one<dd>two<dt>three</dl>", "one | two | three"},
		{"cells and rows without an end", "<table><tr><td>one<td>two<tr><td>three</table>four", "one | two | three | four"},
		{"a table inside a cell", "<table><tr><td>one<table><tr><td>two</table>three<td>four</table>", "one | two | three | four"},
		{"inline tags that cross", "<p>l'<b>Ira<i>n</b> et</i> l'<a>Irak</a>.</p>", "l'Iran et l'Irak."},
		{"an inline element that a block ends", "<div><b>one</div>two", "one | two"},
		{"an end that ends nothing", "one</section></b> two</p>three", "one two | three"},
		{"an end does not reach out of a cell", "<div>a<table><tr><td>b</div>c</td></tr></table>d</div>e", "a | bc | d | e"},
		{"a heading ends another", "<h2>one<h3>two</h2>three", "one | two | three"},
		{"lines of one paragraph and two br part paragraphs as those of a text do, an end tag of br counts", "one<br>two<br><br>three</br>four", "one | two | three | four"},
		{"line ends of pre, and no others", "<pre>one\ntwo</pre><p>a\nb", "one | two | a b"},
		{"what is no text parts nothing", "one<script>x<p></script> two<style>p{}</style><svg><p>x</p></svg><select><option>x<option>y</select> three", "one two three"},
		{"text behind an end of the body", "<body>one</body></html>two", "onetwo"},
		{"an object that ends with what is around it", "<div><object><p>x</div><p>one", "one"},
		{"elements inside each other without end", deep + "one<p>two" + strings.Repeat("</div>", 3*maxOpen) + "three", "one | two | three"},
		{"a script below that", deep + "<script>x</script>one", "one"},
		{"upper case, and a tag of nobody's", "<P>one<My-Own-Element-Of-This-Site>two</My-Own-Element-Of-This-Site>", "one | two"},
		{"a drawing whose title is empty swallows nothing", "<p>one <svg><g><title/><path d=x /></g></svg>two<p>three", "one two | three"},
		{"a page's own title does not end by itself", "<title/>x</title><p>one", "one"},
		{"a name and a day stand apart from the word before them, and from nothing else", "<p>By<span class=author>Ann Bo</span><time>9 April</time> in <b>B</b>onn, l'<b class=author>Ira</b>", "By Ann Bo 9 April in Bonn, l'Ira"},
		{"half a tag at the end", "<p>one<p>two<p cla", "one | two"},
	} {
		p, _ := readPage(tt.page)
		var got []string
		for _, b := range p.blocks {
			got = append(got, b.text)
		}
		if s := strings.Join(got, " | "); s != tt.want {
			t.Errorf("%s: %s, want %s", tt.reason, s, tt.want)
		}
	}
}

// Links end where the page ends them.
func TestLinkedLetters(t *testing.T) {
	for _, tt := range []struct {
		reason, page string
		linked       []int
	}{
		{"inside a paragraph", "<p>one <a href=x>two</a> three", []int{3}},
		{"around paragraphs", "<a href=x><p>one<p>two</a><p>three", []int{3, 3, 0}},
		{"ended inside a paragraph that it was opened around", "<a href=x><p>one</a>two<p>three", []int{3, 0}},
		{"never ended, another one begins", "<p><a href=x>one <a href=y>two</a> three", []int{6}},
		{"of lines of one paragraph, each has its own", "<div>one<br><a href=x>two</a> more<br>three", []int{0, 3, 0}},
		{"a link over several lines", "<div>one <a href=x>two<br>four<br>three</a> more<br>five", []int{3, 4, 5, 0}},
		{"never ended, its paragraph does", "<div><a href=x>one</div><div>two</div>", []int{3, 0}},
	} {
		p, _ := readPage(tt.page)
		for i, b := range p.blocks {
			if i >= len(tt.linked) || b.linked != tt.linked[i] {
				t.Errorf("%s: %d letters of %q", tt.reason, b.linked, b.text)
			}
		}
	}
}
