#!/bin/sh
# Has mutt write a mail: mail.sh TEXT PAGE OUT [SETTING]. What mutt would hand to the mail server is kept instead of sent; PAGE,
# where it is not empty, stands beside the text as HTML, which mutt asks a program of the sender's for.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '#!/bin/sh\ncat >"%s"\n' "$work/sent" >"$work/sendmail"
printf '#!/bin/sh\nprintf "text/html\\n\\n"\ncat "%s"\n' "${2:-/dev/null}" >"$work/alternative"
chmod +x "$work/sendmail" "$work/alternative"
cat >"$work/muttrc" <<SETTINGS
set from="redaction@example.org" realname="Rédaction" hostname="example.org" use_domain=no user_agent=yes
set sendmail="$work/sendmail" sendmail_wait=0 copy=no charset="utf-8"
set send_charset="us-ascii:iso-8859-1:windows-1256:utf-8"
${4:-}
SETTINGS
if [ -n "$2" ]; then
	echo "set send_multipart_alternative=yes send_multipart_alternative_filter=\"$work/alternative\"" >>"$work/muttrc"
fi
LC_ALL=C.UTF-8 HOME=$work mutt -F "$work/muttrc" -s "Communiqué : بلاغ صحفي" desk@example.org <"$1"
mv "$work/sent" "$3"
