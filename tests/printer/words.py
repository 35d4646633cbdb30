"""Word lists for invented programmes. Nothing here is taken from a film: subjects, names and places are made up.

A `Subject` holds the nouns, verbs and adjectives of one trade; verbs are given in the base form and
must inflect regularly (`inflect` below), nouns in the singular.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """The vocabulary of one kind of programme."""

    name: str
    things: tuple[str, ...]
    places: tuple[str, ...]
    roles: tuple[str, ...]
    vehicles: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    stuff: tuple[str, ...]  # mass nouns: what is talked about, carried, feared


def _subject(name: str, things: str, places: str, roles: str, vehicles: str, verbs: str, adjectives: str,
             stuff: str) -> Subject:
    return Subject(name, *(tuple(part.strip() for part in block.split(",")) for block in
                           (things, places, roles, vehicles, verbs, adjectives, stuff)))


SUBJECTS = (
    _subject(
        "lighthouses",
        "lantern, lens, foghorn, lamp, reef, gallery rail, logbook, oil drum, prism, clockwork, beacon, bell buoy, "
        "shutter, mirror, staircase, weather vane, cable, flare, boathouse, generator",
        "headland, lamp room, slipway, harbour office, rock tower, keeper's cottage, sea wall, causeway, depot, cliff path",
        "keeper, pilot, fisherman, engineer, harbour master, coastguard, signalman, boatman, inspector, deckhand",
        "tender, rowing boat, lifeboat, trawler, launch, steamer",
        "signal, polish, repair, light, relight, warn, guard, paint, shelter, inspect, observe, anchor",
        "salt-stained, lonely, storm-battered, revolving, whitewashed, narrow, flashing, automatic, windswept, stubborn",
        "fog, paraffin, brass, granite, driftwood, salt water, spray, light",
    ),
    _subject(
        "ports",
        "crane, container, winch, quay, bollard, warehouse, dredger, mooring line, pontoon, customs shed, ledger, "
        "anchor, cargo hook, barge, pump, sluice, gantry, tide table, coal heap, tarpaulin",
        "dock basin, inner harbour, customs house, dry dock, fish market, sailors' home, union hall, shipyard, estuary, lock gate",
        "docker, stevedore, customs officer, tally clerk, crane driver, tugmaster, sailor, shipwright, welder, smuggler",
        "tug, ferry, freighter, fork lift, lorry, dredger",
        "unload, load, haul, hoist, moor, smuggle, dredge, weld, strike, blockade, insure, salvage",
        "rusting, crowded, tidal, bankrupt, free, deep-water, floodlit, derelict, wooden, giant",
        "coal, timber, grain, cotton, coffee, tea, rum, steel, silt, tobacco",
    ),
    _subject(
        "glaciers",
        "ice core, crevasse, drill, sledge, tent, snow bridge, moraine, thermometer, ice axe, radar mast, notebook, "
        "meltwater lake, ridge, valley, rope, sample, hut, crampon, glacier tongue, avalanche",
        "base camp, ice cave, research station, north face, upper basin, village below, drilling site, high pass, "
        "snowfield, weather hut",
        "glaciologist, mountaineer, guide, surveyor, porter, geographer, radio operator, climber, driller, physicist",
        "snowcat, helicopter, sledge, cable car, ski plane, dog team",
        "measure, drill, melt, climb, cross, survey, photograph, freeze, retreat, collapse, record, map",
        "frozen, blue, ancient, unstable, blinding, remote, melting, shattered, silent, vertical",
        "ice, snow, meltwater, dust, volcanic ash, methane, frost, oxygen",
    ),
    _subject(
        "railways",
        "locomotive, boiler, viaduct, signal box, sleeper, rail, tunnel, timetable, carriage, lever, whistle, turntable, "
        "firebox, ticket, embankment, coupling, telegraph pole, level crossing, footplate, buffer",
        "goods yard, junction, engine shed, terminus, station hall, signal cabin, cutting, border station, branch line, ticket office",
        "fireman, stoker, signalman, conductor, platelayer, engine driver, stationmaster, navvy, surveyor, porter",
        "steam engine, freight train, railcar, express, handcar, shunter",
        "derail, shunt, lay, blast, finish, open, connect, electrify, delay, nationalise, couple, haul",
        "narrow-gauge, coal-black, punctual, abandoned, iron, overnight, electric, sooty, endless, armoured",
        "steam, iron, ballast, coal, freight, mail, gravel, dynamite",
    ),
    _subject(
        "orchestras",
        "violin, score, baton, symphony, overture, rehearsal, concert, oboe, timpani, piano, manuscript, podium, "
        "recording, cello case, encore, music stand, trumpet, curtain, gramophone, chorus",
        "concert hall, rehearsal room, opera house, conservatoire, music library, bandstand, radio studio, stage door, "
        "orchestra pit, dressing room",
        "conductor, cellist, composer, soprano, violinist, impresario, critic, pianist, copyist, stage manager",
        "tour bus, sleeper train, taxi, piano lorry, liner, tram",
        "rehearse, perform, compose, record, applaud, conduct, tune, broadcast, cancel, admire, interrupt, transpose",
        "unfinished, deafening, silent, gifted, sold-out, forbidden, delicate, exhausted, celebrated, out-of-tune",
        "music, applause, silence, rosin, jazz, harmony, discipline, gossip",
    ),
    _subject(
        "medicine",
        "ward, vaccine, scalpel, microscope, syringe, operation, epidemic, bandage, laboratory, X-ray, stretcher, "
        "blood sample, clinic, incubator, oxygen tent, trial, thermometer, culture dish, patient file, antibiotic",
        "isolation ward, field hospital, teaching hospital, operating theatre, dispensary, quarantine station, mission clinic, "
        "blood bank, dissecting room, nurses' home",
        "surgeon, nurse, chemist, patient, matron, orderly, midwife, pathologist, volunteer, health officer",
        "ambulance, hospital ship, mule cart, flying boat, bicycle, jeep",
        "vaccinate, operate, inject, infect, isolate, cure, diagnose, sterilise, transfuse, discover, publish, treat",
        "contagious, sterile, experimental, feverish, incurable, crowded, disputed, painless, makeshift, tropical",
        "penicillin, serum, malaria, cholera, blood plasma, morphine, ether, fever",
    ),
    _subject(
        "volcanoes",
        "crater, lava flow, seismograph, eruption, vent, ash cloud, tremor, fissure, pumice stone, evacuation, alarm siren, "
        "hot spring, fumarole, observatory, gas mask, chapel, vineyard, road block, needle, geyser",
        "crater rim, evacuation camp, lower slopes, buried village, observatory hill, black beach, harbour town, old town, "
        "lava field, northern flank",
        "volcanologist, farmer, priest, mayor, seismologist, geologist, shepherd, refugee, photographer, winemaker",
        "helicopter, army truck, fishing boat, bulldozer, donkey cart, seaplane",
        "erupt, evacuate, bury, monitor, predict, destroy, explode, burn, tremble, sample, ignore, rebuild",
        "active, sulphurous, molten, dormant, violent, smoking, unpredictable, scorched, red-hot, deserted",
        "lava, ash, sulphur, smoke, mud, basalt, magma, steam",
    ),
    _subject(
        "deep diving",
        "diving bell, helmet, air hose, submersible, decompression chamber, depth gauge, wreck, hull, porthole, ballast tank, "
        "gold bar, sonar trace, torpedo, anchor chain, hatch, umbilical, sea bed, cable ship, log, periscope",
        "trench, naval base, test tank, control van, wreck site, salvage camp, secret dock, pressure laboratory, sea lab, lagoon",
        "diver, salvage master, submariner, naval architect, oceanographer, treasure hunter, frogman, admiral, hydrographer, cook",
        "submarine, salvage vessel, supply ship, minesweeper, inflatable, barge",
        "dive, surface, salvage, sink, descend, float, rescue, scan, recover, flood, search, seal",
        "sunken, watertight, crushing, luminous, classified, bottomless, murky, corroded, top secret, untouched",
        "pressure, oxygen, helium, darkness, gold, treasure, wreckage, plankton",
    ),
    _subject(
        "aviation",
        "airship, propeller, wing, hangar, prototype, engine, parachute, wind tunnel, cockpit, altimeter, runway, crash, "
        "blueprint, fuselage, test flight, flight recorder, windsock, radio set, rivet, hydrogen cell",
        "airfield, drawing office, control tower, desert strip, assembly hall, mooring mast, salt lake, air base, "
        "proving ground, scrap yard",
        "test pilot, designer, mechanic, navigator, aviator, stewardess, draughtsman, wing commander, barnstormer, riveter",
        "biplane, jet, glider, bomber, mail plane, fuel truck",
        "land, crash, stall, soar, test, bail out of, design, climb, glide, refuel, ground, launch",
        "supersonic, fragile, silver, overloaded, single-seat, doomed, record-breaking, streamlined, experimental, noisy",
        "kerosene, hydrogen, aluminium, canvas, turbulence, speed, altitude, engine oil",
    ),
    _subject(
        "codes",
        "cipher, rotor, radio set, code book, telegram, safe, microfilm, one-time pad, antenna, key, typewriter, filing cabinet, "
        "dead drop, briefcase, passport, tape reel, punch card, transcript, embassy, intercept",
        "listening post, embassy quarter, code room, safe house, signals hut, border crossing, archive, radio bunker, "
        "country house, ministry",
        "codebreaker, agent, defector, typist, mathematician, courier, double agent, linguist, case officer, spymaster",
        "black saloon, motorcycle, staff car, diplomatic train, removal van, tram",
        "decode, intercept, betray, recruit, transmit, encipher, follow, photograph, arrest, deny, suspect, decipher",
        "unbreakable, secret, forged, coded, careless, brilliant, invisible, suspicious, coded, unsigned",
        "paper, silence, intelligence, evidence, money, radio traffic, loyalty, fear",
    ),
    _subject(
        "farming",
        "combine, plough, harvest, barn, seed drill, silo, irrigation ditch, tractor, dust storm, fence, windmill, well, "
        "market price, cattle truck, scarecrow, granary, drought, bank loan, seed bank, orchard",
        "prairie, cooperative, cattle market, model farm, dry valley, seed station, homestead, research plot, river delta, "
        "agricultural college",
        "farmer, agronomist, tenant, shepherd, beekeeper, botanist, banker, county agent, migrant, breeder",
        "tractor, pick-up, horse cart, crop duster, freight car, combine harvester",
        "plant, harvest, plough, irrigate, fence, auction, starve, breed, milk, cultivate, gather, spray",
        "fertile, barren, dusty, golden, drought-stricken, stony, bumper, wheat-coloured, ruined, terraced",
        "wheat, maize, barley, topsoil, rainwater, manure, wool, honey",
    ),
    _subject(
        "broadcasting",
        "transmitter, camera, microphone, studio clock, aerial mast, script, test card, valve, picture tube, cable drum, "
        "news bulletin, teleprinter, scanner van, autocue, make-up chair, licence, control desk, film can, relay, monitor",
        "studio, newsroom, transmitter hill, control gallery, outside broadcast unit, film library, canteen, headquarters, "
        "cutting room, roof terrace",
        "announcer, cameraman, producer, newsreader, engineer, director general, vision mixer, censor, floor manager, viewer",
        "scanner van, camera car, mobile crane, delivery bike, airship, coach",
        "transmit, rehearse, film, televise, announce, edit, censor, repeat, interview, license, jam, invent",
        "live, flickering, black-and-white, controversial, nervous, state-run, forgotten, grainy, glamorous, censored",
        "television, publicity, static, colour, celluloid, news, advertising, propaganda",
    ),
    _subject(
        "bridges",
        "girder, caisson, suspension cable, pier, arch, rivet gun, scaffold, toll booth, model, tender, pylon, inquest, "
        "keystone, parapet, drawing, roadway, truss, hanger, foundation stone, safety net",
        "river bank, building site, drawing office, town hall, narrows, ironworks, gorge, toll plaza, quarry, steel mill",
        "engineer, rigger, mason, steelworker, contractor, foreman, ferryman, commissioner, carpenter, architect",
        "barge, works train, cement lorry, floating crane, ferry, tram",
        "span, bridge, rivet, demolish, widen, inaugurate, sway, collapse, erect, calculate, bolt, approve",
        "swaying, unfinished, elegant, half-built, cast-iron, load-bearing, cracked, monumental, temporary, wind-blown",
        "concrete, steel, wind, mortar, toll money, wrought iron, granite, rust",
    ),
    _subject(
        "astronomy",
        "telescope, dome, comet, star map, mirror, eclipse, observatory, meteorite, satellite dish, photographic plate, "
        "spectrograph, planet, galaxy, orbit, moonrise, probe, signal, catalogue, pulsar, sundial",
        "mountain observatory, planetarium, tracking station, dark valley, control room, workshop, desert plateau, "
        "lecture hall, roof, radio field",
        "astronomer, optician, amateur, night assistant, physicist, instrument maker, computer operator, student, radio "
        "engineer, philosopher",
        "mule train, observatory bus, pick-up, cable car, rocket, van",
        "observe, discover, calculate, track, polish, name, chart, point, detect, predict, calibrate, expose",
        "distant, faint, luminous, cloudless, gigantic, wandering, hollow, dark, undiscovered, spiral",
        "starlight, dust, radiation, gravity, silver, infinity, noise, hydrogen",
    ),
)

GIVEN = tuple("""Anna Boris Clara Dmitri Edith Frank Greta Henry Irina Jonas Katya Leonard Magda Nils Olga Peter Rosa Stefan
Tamara Ulrich Vera Walter Xenia Yuri Zoltan Ada Bertil Carlos Dora Emil Flora Gustav Hilda Ivan Jutta Karel Lucia Martin Nadia
Oskar Paula Ramon Sonia Tomas Ursula Viktor Wanda Alexei Beatrice Conrad Delia Ernst Fatima George Harriet Ingrid Joseph""".split())

STEMS = tuple("""Varg Kess Hol Bren Tarn Mal Dor Stav Wik Pell Orl Gres Hart Lind Ros Belm Crav Dun Fal Gar Hav Jar Kol Lam Mor
Nov Osk Pav Quil Rad Sel Tor Ult Vol Wend Yar Zel Ash Bur Cald Dray Esk Fenn Grim Hask Ive Kerr Lom Marl Nes""".split())
ENDINGS = tuple("""ov sky enko in ev ström dal sen son man ner berg wick worth ton ley er ini elli ado ez eira ert aux ard ak ik
escu idze ian ow ham more field by""".split())
PLACE_ENDINGS = tuple("haven sk burg mouth ness fjord ville stad holm grad port ford minster berg bay wick".split())

COUNTRIES = tuple("""Norway Portugal Chile Canada Finland Scotland Iceland Turkey Poland Brazil Wales Denmark Morocco
Georgia Hungary Australia Argentina Ireland Estonia Bulgaria""".split())
PEOPLES = tuple("""Norwegian Portuguese Chilean Canadian Finnish Scottish Icelandic Turkish Polish Brazilian Welsh Danish
Moroccan Georgian Hungarian Australian Argentine Irish Estonian Bulgarian""".split())
SEAS = tuple("North Sea|Baltic|Arctic Circle|Atlantic|Black Sea|Pacific|Skagerrak|Bay of Biscay|Caspian|Equator".split("|"))

COLOURS = tuple("black white red grey green yellow blue brown silver old new small big empty dark wet broken".split())
SKIES = ("Sky & clouds", "Sky", "Dark sky", "Clouds over hills", "Moon through trees", "Sun behind cloud", "Sea, dawn",
         "Waves on rocks", "Gulls, sky", "Rain on window", "Snow falling", "Wet street, lamps", "Trees in wind",
         "River, mist", "City skyline", "Night sky", "Sunset over water", "Storm clouds", "Fields, dusk", "Rooftops")
EMOTIONS = tuple("pride fear doubt hope anger relief shame patience panic courage envy disbelief grief boredom".split())
NUMBERS = tuple("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split())
UNITS = tuple("miles hours days weeks months tons metres feet men women pounds dollars years crates pages".split())
MONTHS = tuple("January February March April May June July August September October November December".split())
SEASONS = tuple("spring summer autumn winter".split())
ADVERBS = tuple("""quietly suddenly slowly openly barely finally secretly almost never nearly at once always reluctantly
carefully bitterly gladly""".split())
ADVERBS = tuple(a for a in ADVERBS if a not in ("at", "once"))
ABSTRACT = tuple("""plan promise rumour theory argument budget experiment discovery failure victory accident contract dream
legend mystery scandal rescue decision warning mistake gamble bargain crisis reputation invention""".split())
GENERAL_VERBS = tuple("""abandon build change complete defend demand destroy doubt examine follow hide ignore need
order question refuse remember repair replace save study visit watch welcome finance oppose praise test threaten""".split())
GENERAL_VERBS = tuple(v for v in GENERAL_VERBS if v not in ("build", "hide"))
GENERAL_ADJECTIVES = tuple("""ambitious cheap costly dangerous desperate enormous famous fatal foreign hopeless impossible
modest obscure official ordinary powerful private public remarkable ruthless sensible simple sober strange unknown
wonderful worthless extraordinary""".split())
ACTIONS = tuple("""walking talking smiling waiting working arriving leaving pointing looking reading writing smoking laughing
standing sitting shaking hands cheering marching waving eating sleeping running""".split())
ACTIONS = tuple(a for a in ACTIONS if a not in ("shaking", "hands")) + ("shaking hands", "at work", "lined up")
HESITATIONS = ("er", "um", "you know", "I mean", "well", "err", "sort of", "I don't know", "really", "how shall I say")


def inflect(verb: str, form: str) -> str:
    """A regular verb in the form "s", "ed" or "ing"; a particle after the verb stays ("bail out of")."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return _inflected(head, form) + tail


_IRREGULAR = {("sink", "ed"): "sank", ("light", "ed"): "lit", ("relight", "ed"): "relit", ("lay", "ed"): "laid",
              ("freeze", "ed"): "froze", ("breed", "ed"): "bred", ("strike", "ed"): "struck"}
_DOUBLING = {"map", "span", "jam", "blur", "scan", "stop", "ship", "grab"}


def _inflected(head: str, form: str) -> str:
    if (head, form) in _IRREGULAR:
        return _IRREGULAR[head, form]
    doubled = head + head[-1] if head in _DOUBLING else head
    if form == "s":
        if head.endswith(("s", "sh", "ch", "x")):
            return head + "es"
        return head[:-1] + "ies" if head.endswith("y") and head[-2] not in "aeiou" else head + "s"
    if form == "ed":
        if head.endswith("e"):
            return head + "d"
        return head[:-1] + "ied" if head.endswith("y") and head[-2] not in "aeiou" else doubled + "ed"
    return (head[:-1] if head.endswith("e") and not head.endswith("ee") else doubled) + "ing"


def plural(noun: str) -> str:
    """The plural of a noun or of a compound's last word."""
    if noun.endswith(("s", "sh", "ch", "x", "s'")):
        return noun if noun.endswith(("s'", "works")) else noun + "es"
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def article(phrase: str) -> str:
    """The phrase with "a" or "an" before it."""
    return ("an " if phrase[0].lower() in "aeiou" and not phrase.lower().startswith(("one", "uni", "eu")) else "a ") + phrase
