"""The addresses that are asked for in a workspace of many bodies: every kind of page, question and file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from queries.catalogue import questions

_QUERY = "SELECT ?body ?name { ?body a <https://w3id.org/styrgraf/def/Body> ; rdfs:label ?name } LIMIT 1000"
_PREFIX = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "

#: Every kind of page, by the row of the table that it belongs to.
PAGES: Mapping[str, tuple[str, ...]] = {
    "start page, three views": (
        "/",
        "/?utgava=ordning",
        "/?utgava=alla",
    ),
    "`/styrkarta` as map, network, list and table": (
        "/styrkarta",
        "/styrkarta?visa=natverk",
        "/styrkarta?visa=lista",
        "/styrkarta?visa=lista&sida=17",
        "/styrkarta?visa=tabell",
        "/styrkarta?visa=tabell&sida=17",
    ),
    "`/styrkarta?fokus=…`, branches, ways": (
        "/styrkarta?fokus=organ-77",
        "/styrkarta?fokus=organ-77&steg=2",
        "/styrkarta?fokus=organ-77&visa=natverk",
        "/styrkarta?fokus=organ-0",
        "/styrkarta?fokus=organ-0&steg=gren",
        "/styrkarta?fokus=organ-5&steg=gren",
        "/styrkarta?fokus=kommun-3",
        "/styrkarta?fran=organ-99&till=organ-3",
    ),
    "`/styrkarta?utgava=ordning&visa=lista`": ("/styrkarta?utgava=ordning&visa=lista",),
    "`/organ/organ-0`, with 400 bodies under it": ("/organ/organ-0",),
    "other pages of bodies and municipalities": (
        "/organ/organ-77",
        "/organ/organ-78?utgava=alla",
        "/organ/organ-77?utgava=ordning",
        "/organ/kommun-3",
        "/organ/kommunerna",
        "/organ/lanet",
    ),
    "`/min-roll`": (
        "/min-roll?i=organ-0",
        "/min-roll?i=organ-77",
        "/min-roll?i=organ-77&roll=roll-1",
        "/min-roll?i=kommun-3&roll=roll-2",
    ),
    "`/vem-gor-vad`": (
        "/vem-gor-vad",
        "/vem-gor-vad?sida=9",
        "/vem-gor-vad?visa=amne",
        "/vem-gor-vad?visa=amne&bara=saknas",
        "/vem-gor-vad?bara=delat",
        "/vem-gor-vad?niva=officials",
        "/vem-gor-vad?rad=duty~bereda",
        "/vem-gor-vad?ruta=duty~bereda.organ-77",
        "/vem-gor-vad?kolumner=300",
        "/vem-gor-vad?organ=Organ+77",
    ),
    "`/arshjul`": (
        "/arshjul",
        "/arshjul?organ=organ-0",
        "/arshjul?start=2040",
    ),
    "`/mal`": (
        "/mal",
        "/mal?utgava=ordning",
    ),
    "`/andringar`, all states": (
        "/andringar",
        "/andringar?om=duties",
        "/andringar?visa=bredvid",
        "/andringar?visa=karta",
        "/andringar?slag=dropped",
        "/andringar?slag=changed",
        "/andringar?slag=weak",
        "/andringar?om=bodies",
        "/andringar?om=duties&sida=99",
        "/andringar?visa=bredvid&om=duties",
        "/andringar?organ=organ-3",
        "/andringar?organ=organ-3&visa=karta",
    ),
    "the same the other way round": ("/andringar?fran=nyordning&till=ordning",),
    "`/granskning`, all states": (
        "/granskning",
        "/granskning?ordna=organ",
        "/granskning?ordna=familj",
        "/granskning?ordna=grad",
        "/granskning?grad=error",
        "/granskning?organ=organ-5",
        "/granskning?sida=9",
        "/granskning?bas=ordning&utgava=nyordning",
    ),
    "`/dokument`": (
        "/dokument",
        "/dokument/nyordning",
        "/dokument/nyordning?sida=9",
        "/dokument/ordning",
    ),
    "`/sok`": (
        "/sok?q=organ+77",
        "/sok?q=uppgift",
        "/sok?q=samordna",
        "/sok?q=orgna+4711",
        "/sok?q=organ&grupp=bodies",
        "/sok?q=xyzzy",
    ),
    "`/uppfoljning`, the embedded chart": (
        "/uppfoljning",
        "/styrkarta/inbaddad?fokus=organ-77",
    ),
    "terms and things (`/id/…`, `/def/…`)": (
        "/id/organisation/organ-77",
        "/id/nyordning/responsibility/uppgift-77",
        "/id/goal/mal-3",
        "/id/nyordning/section/del-0",
        "/id/edition/nyordning",
        "/id/wheel/lanet",
        "/id/topic/amne-3",
        "/id/role/roll-1",
        "/def/Body",
        "/def/duty/bereda",
        "/def/force/ska",
    ),
    "all others": (
        "/halsa",
        "/fragor",
        "/data",
        "/tillganglighet",
        "/sparql",
        f"/sparql?{urlencode({'query': _PREFIX + _QUERY})}",
        "/openapi.json",
        "/api",
        "/finns-inte",
    ),
}
#: Files to take along, and answers for programs; each may be large.
FILES = (
    "/api/organ",
    "/api/ansvar?limit=10000",
    "/api/granskning",
    "/api/andringar?fran=ordning&till=nyordning",
    "/arshjul.ics",
    "/arshjul.ics?organ=organ-0",
    "/id/organisation/organ-0?format=ttl",
    "/id/organisation/organ-77?format=jsonld",
    "/id/edition/nyordning?format=ttl",
    "/def/Body?format=ttl",
    "/styrkarta.svg?fokus=organ-77",
    "/styrkarta.png?fokus=organ-77",
    "/styrkarta.pdf?fokus=organ-77",
    "/styrkarta.pptx?fokus=organ-77",
    "/styrkarta.html?fokus=organ-77",
    "/styrkarta.csv",
    "/styrkarta.xlsx",
    "/organ/organ-77/figur.svg",
    "/organ/organ-77/figur.pptx",
    "/vem-gor-vad?format=csv",
    "/vem-gor-vad?format=xlsx",
    "/mal.xlsx",
    "/granskning.xlsx",
    "/data/styrgraf.nq",
    "/data/styrgraf.trig",
    "/data/styrgraf.ttl",
    "/data/styrgraf.jsonld",
    "/data/styrgraf.rdf",
    "/data/styrgraf.xlsx",
    "/data/styrgraf.zip",
)
#: What questions are asked with.
_GIVEN = {"organ": "organ-77", "huvudman": "kommun-3", "fran": "organ-99", "till": "organ-3"}
#: What is asked for while a file is made.
MEANWHILE = "/organ/organ-78"


def asked() -> Iterator[str]:
    """Yield the address of every question, and of those about a body the answer for one."""
    for question in questions():
        yield f"/fragor/{question.name}"
        given = {each.name: _GIVEN[each.name] for each in question.parameters if each.name in _GIVEN}
        if given:
            yield f"/fragor/{question.name}?{urlencode(given)}"
