"""Suggestions with reasons (product A5): which MSOs fit a project, and why. All the arithmetic stands here.

**What is used.** Published, public fields of MSOs only, as the search entries hold them: place, target groups,
languages, kind of staff, rooms, experience with employers, day of the last confirmation. Never used: communities,
religion, field of activity, name, description, or anything about persons.

**Who is proposed.** MSOs within the distance asked for; without a place, all. Those whose entry has gone
unconfirmed for so long that the freshness rule hides it are left out.

**Points.** Every criterion that the project asks about says how well an MSO fits it, from 0 to 100:

================  ============================================================================================
distance          100 at the place itself, falling evenly to 50 at the edge of the distance asked for
target groups     100 × groups wanted that the MSO reaches / groups wanted, rounded down
languages         100 × languages wanted that the MSO speaks / languages wanted, rounded down
time              during the day: paid staff or mixed 100, volunteers only 0;
                  evening, weekend: volunteers only or mixed 100, paid staff only 50
rooms             if the format needs a room and the employer has none: own rooms 100, none 0
experience        has worked with employers 100, has not 0
confirmed         entry confirmed within the last year 100, else 0
================  ============================================================================================

What is not known counts 25: better than "no", worse than half a "yes". Each criterion has a weight from 0 (does not
count) to 5 (counts most), which the user may change. The points of a suggestion are

    sum of (weight × fit) / sum of weights, rounded down: 0 to 100.

From 67 on a suggestion "fits well". Higher points stand first; among equals the standing of the entry (last
confirmed, verified, describes itself) decides, then who has been in the directory longer.

PostgreSQL computes the points of all (``ranking``), Python explains the few that are shown (``explanation``); a
property test holds both together. All numbers are whole, so that they cannot differ by rounding.
"""
