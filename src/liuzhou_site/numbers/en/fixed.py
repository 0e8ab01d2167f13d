"""English phrases that hold a number word and count nothing."""

from __future__ import annotations

FIXED = (
    """
no one, second to nobody, second only to, the second you, number one priority,
first-generation, two-party, S&P 500, FTSE 100, Fortune 500, Nikkei 225, CAC 40, Covid-19,
Formula 1, Formula One, one eye on, one foot in, one ear to, every second counts,
begin at zero, begins at zero, start at zero, starts at zero, start from zero,
starts from zero, axis from zero, scale from zero, bars from zero, power of ten, powers of ten,
one another, one by one, one after another, one after the other, one-off, one off, one-offs,
one-sided, one-way, one-time, one-stop, one-size-fits-all, one-on-one, one on one, one-to-one,
one or another, one or other, one way or another, at one time, at one point, at one end,
on one hand, on the one hand, one and all, one and the same, one wonders, one's, one’s,
back to square one, square one, at first, first of all, first and foremost, first name,
first names, first lady, first-hand, first hand, first-class, first class, first aid,
first-rate, first light, first language, first principles, second-hand, second hand,
second thoughts, second thought, second nature, second to none, second-guess, second-guessing,
second-guessed, second-rate, second wind, second language, second home, third party,
third-party, third parties, third world, third way, fourth wall, fourth estate, fifth column,
sixth sense, seventh heaven, eleventh hour, the nth, half-hearted, half-heartedly, half-way,
half way, half-time, half time, half-life, half-baked, half-brother, half-sister, half-truth,
half-truths, half-moon, half-term, half-open, better half, two-faced, two-way, two-tone,
two-dimensional, three-dimensional, in two minds, nine-to-five, twenty-four seven,
ten-gallon hat, dressed to the nines, at sixes and sevens, cloud nine, on all fours,
four-letter, four-square, zero in, zero tolerance, zero-sum, ground zero, fifty-fifty,
a hundred per cent behind, thousand-yard stare, catch-twenty-two, million-dollar question,
thanks a million, one in the eye, high five, triple jump, double-check, double check, au pair,
single out, singled out, singles out, single-minded, single-handed, single-handedly,
single file, none the less, none the wiser, none too, none other, second to last, split second,
by halves, six of one and half a dozen of the other, whole nine yards, two's company,
two’s company, takes two to tango, two and two together, two wrongs, two birds with one stone,
nine times out of ten, like a million dollars, one in a million, a thousand deaths,
public enemy number one, after number one, first-name terms, eleventh-hour, nineteenth hole,
the third degree, not a single word, zero byte, zero bytes, non-zero, one fell swoop,
one for the road, one and only, in one ear, one-horse, one-track, one-liner, one-liners,
one-armed, a foot wrong, two left feet, two peas in a pod, two sides of the same coin,
three cheers, three-ring circus, five o'clock shadow, six feet under, seven-year itch,
seven seas, eight ball, ten out of ten, twenty-twenty vision, twenty-twenty hindsight,
forty winks, sixty-four-thousand-dollar question, a hundred and one reasons,
a thousand and one, a million miles away, second best, second fiddle, second string,
second class, second childhood, third rail, third time lucky, third wheel, first and last,
first base, first refusal, first past the post, first-past-the-post, first strike,
first cousin, first violin, first fruits, fourth dimension, fifth wheel, half a loaf,
half-cocked, half an ear, half-mast, half mast, half nelson, clever by half, other half lives,
cut both ways, cuts both ways, best of both worlds, at both ends, with both hands, both ways,
zero hour, zero to hero, patient zero, year zero, once and for all, three-legged race,
two a penny, ten a penny, knock for six, at twos and threes, in ones and twos,
in twos and threes, on second thoughts, second in command, second-in-command, two-bit,
two-time, two-timing, two-wheeler, three-piece suit, three-quarter length, four-poster,
four-wheel drive, seventh-inning stretch, tenth muse, worth a thousand words,
in time saves nine, my two cents, in the third person, the four corners of
""".replace("\n", " ")
    .strip()
    .split(", ")
)
