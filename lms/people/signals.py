"""`people_changed(homes)`: a home's adults, invitations, kind, groups or assignments changed.

Sent inside the transaction that changes them, with `homes` a list of `FosterHome`. A receiver that
stops secrets may answer with their number by name, as in `lms.people.actions.renewals.Renewed`.

`administrators_concerned(news, page)`: something that all administrators are told of; `news` is `asked`,
`given`, `changed`, `guessed`, `exported` or `alert`, `page` the name of the address where it is read.
`account_link_made(user, secret)`: a member of staff is to be sent the one-time link of their account.
`reset_answered(user, way, secret)`: a person who forgot the password is to be told how they come in; `way` is
`link` (with the secret of a one-time link), `eid` (they sign in by electronic identity) or `unopened` (the
account has not been opened yet).
`municipality_changed(old, news, on)`: a municipality is one or several others from this day; each package
lets its own rows follow.
`accounts_merged(kept, merged)`: two accounts have become one; each package lets its own rows follow, in the
same transaction and under both persons' locks.
`account_changed(user, news)`: a person is to be told of their own account; `news` is `way-in` (one more way
of signing in), `way-out` (one less), `password` (another one), `card` (a new code card), `new-start` (a link
from staff), `new-number` (a link for a new national number), `passkey` (one more), `passkey-gone` (one less),
`device` (a sign-in on a device never seen), `role` (a right given) or `merged` (two have become one).
`address_change_asked(user, address, secret)`: a link is to be sent to an address, by which it becomes the
person's. `address_changed(user, before)`: the address before is to be told that messages go to another.
`account_closed(user)`: the person has died, and no message may leave for them. `account_opened(user)`: that
was recorded by mistake, and the person is to be told.
`details_corrected(user)`: a person is to be told that staff have put right what is kept about them.
`role_changed(user, news)`: a member of staff is to be told of their role; `news` is `offered`, `changed`,
`ends` or `paused`. `office_reviewed(user, news, page)`: a leader or an administrator is to be told that an
office's people are `due` or `overdue` to be confirmed, an administrator that roles which no leader confirms
are (`roles-due`, `roles-overdue`); `page` is the name of the address where they are.
"""

from django.dispatch import Signal

from lms.gathering import GatheringSignal

people_changed = GatheringSignal(
    "homes",
    keyed=lambda homes: {home.pk: home for home in homes},
    whole=lambda waiting: list(waiting.values()),
)
administrators_concerned = Signal()
account_link_made = Signal()
account_changed = Signal()
role_changed = Signal()
office_reviewed = Signal()
reset_answered = Signal()
accounts_merged = Signal()
address_change_asked = Signal()
address_changed = Signal()
details_corrected = Signal()
municipality_changed = Signal()
account_closed = Signal()
account_opened = Signal()
