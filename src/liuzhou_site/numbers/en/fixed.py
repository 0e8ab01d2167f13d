"""English phrases that hold a number word and count nothing."""

from __future__ import annotations

FIXED = """
no one, one eye on, one foot in, one ear to, every second counts, begin at zero,
begins at zero, start at zero, starts at zero, start from zero, starts from zero,
axis from zero, scale from zero, bars from zero, power of ten, powers of ten, one another,
one by one, one day, one after another, one after the other, one-off, one off, one-offs,
one-sided, one-way, one-time, one-stop, one-size-fits-all, one-on-one, one on one, one-to-one,
one or another, one or other, one way or another, at one time, at one point, at one end,
on one hand, on the one hand, one and all, one and the same, as one, for one, one wonders,
one's, one’s, back to square one, square one, at first, first of all, first and foremost,
first name, first names, first lady, first-hand, first hand, first-class, first class,
first aid, first-rate, first light, first language, first principles, second-hand, second hand,
second thoughts, second thought, second nature, second to none, second-guess, second-rate,
second wind, second language, second home, third party, third-party, third parties,
third world, third person, third way, fourth wall, fourth estate, fifth column, sixth sense,
seventh heaven, eleventh hour, the nth, half-hearted, half-heartedly, half-way, half way,
half-time, half time, half-life, half-baked, half-brother, half-sister, half-truth,
half-truths, half-moon, half-term, half-open, better half, two-faced, two-way, two-tone,
two-dimensional, three-dimensional, in two minds, two cents, nine-to-five, twenty-four seven,
ten-gallon hat, dressed to the nines, at sixes and sevens, cloud nine, on all fours,
four-letter, four-square, zero in, zero tolerance, zero-sum, ground zero, fifty-fifty,
hundreds and thousands, a hundred per cent behind, thousand-yard stare, catch-twenty-two,
dozens of times, million-dollar question, thanks a million, one in the eye, high five,
triple jump, double-check, double check, au pair, single out, singled out, singles out,
single-minded, single-handed, single-handedly, single file, none the less, none the wiser,
none too, none other, second to last, split second
""".replace("\n", " ").strip().split(", ")
