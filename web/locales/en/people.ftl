# Somebody's page.

person-own = What I have proved, and my badge
person-word = Your word
person-word-what = You both work in { $field }. If you know that @{ $handle } does, say so: three such words are a proof. You may take it back.
person-word-given = You vouch for @{ $handle }. You may take it back.
person-granted = Confirmed by staff
take-back = Take it back
take-back-reason = Why
take-back-hint = They are told at once, with these words. The proof lapses in fourteen days.
take-back-done = Taken back. They are told.
take-back-until = Taken back; lapses on { $when }:
