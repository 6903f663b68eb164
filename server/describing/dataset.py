"""The dataset as VoID (https://www.w3.org/TR/void/) and DCAT-AP 3 describe one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.settings import Settings
from ontology.namespaces import DCAT, DCT, FOAF, STYRGRAF
from server.describing.figures import Figures, figures_of
from server.describing.statements import VCARD, VOID, Node, Statements, Value, texts
from server.service import Service

_ABOUT = {
    "sv": "Vem som ansvarar för vad, inför vem och mot vilket mål, enligt vilket dokument.",
    "en": "Who is responsible for what, to whom and towards which goal, according to which document.",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_Told = dict[str, Value | Iterable[Value]]


def dataset_description(service: Service, root: str, files: Mapping[str, str]) -> list[Triple]:
    """Return what the dataset is and how it is had.

    `root` is the address of the service, and `files` are the media types of its files by suffix.
    """
    said, dataset, settings = Statements(), NamedNode(service.dataset.base), service.workspace.settings
    agent = {f"{FOAF}name": texts(settings.name)}
    publisher = said.say(NamedNode(service.dataset.base + settings.arena), f"{FOAF}Agent", agent)
    common: _Told = {
        f"{DCT}title": texts(settings.name),
        f"{DCT}description": texts(_ABOUT),
        f"{DCT}publisher": publisher,
        **({f"{DCT}license": settings.license} if settings.license else {}),
    }
    endpoint: _Told = {f"{DCAT}endpointURL": f"{root}/sparql", f"{DCAT}servesDataset": dataset}
    api = said.say(NamedNode(f"{root}/sparql"), f"{DCAT}DataService", common | endpoint)
    taken = [_file(said, f"{root}/data/styrgraf{suffix}", media, common) for suffix, media in files.items()]
    found: _Told = {f"{DCAT}distribution": taken, f"{DCAT}landingPage": f"{root}/data"}
    said.say(dataset, f"{DCAT}Dataset", common | found | _reached(said, settings))
    said.say(NamedNode(f"{root}/data"), f"{DCAT}Catalog", common | {f"{DCAT}dataset": dataset, f"{DCAT}service": api})
    said.say(dataset, f"{VOID}Dataset", _figures(said, figures_of(service)) | _access(root, service.dataset.base))
    return said.triples


def _file(said: Statements, address: str, media_type: str, common: _Told) -> Node:
    told: _Told = {
        f"{DCAT}accessURL": address,
        f"{DCAT}downloadURL": address,
        f"{DCAT}mediaType": _MEDIA_TYPES + media_type,
        **{name: common[name] for name in (f"{DCT}title", f"{DCT}license") if name in common},
    }
    return said.say(NamedNode(address), f"{DCAT}Distribution", told)


def _reached(said: Statements, settings: Settings) -> _Told:
    if not settings.contact:
        return {}
    by = f"{VCARD}hasEmail" if settings.contact.startswith("mailto:") else f"{VCARD}hasURL"
    kind = said.say(BlankNode(), f"{VCARD}Kind", {f"{VCARD}fn": texts(settings.name), by: settings.contact})
    return {f"{DCAT}contactPoint": kind}


def _access(root: str, base: str) -> _Told:
    return {
        f"{VOID}sparqlEndpoint": f"{root}/sparql",
        f"{VOID}uriSpace": Literal(base),
        f"{VOID}vocabulary": STYRGRAF,
        f"{VOID}dataDump": [f"{root}/data/styrgraf{suffix}" for suffix in (".ttl", ".nt", ".rdf")],
        f"{FOAF}homepage": f"{root}/",
    }


def _figures(said: Statements, figures: Figures) -> _Told:
    return {
        f"{VOID}triples": figures.triples,
        f"{VOID}distinctSubjects": figures.subjects,
        f"{VOID}distinctObjects": figures.objects,
        f"{VOID}classes": len(figures.classes),
        f"{VOID}properties": len(figures.properties),
        f"{VOID}classPartition": [
            said.say(BlankNode(), f"{VOID}Dataset", {f"{VOID}class": name, f"{VOID}entities": count})
            for name, count in figures.classes.items()
        ],
        f"{VOID}propertyPartition": [
            said.say(BlankNode(), f"{VOID}Dataset", {f"{VOID}property": name, f"{VOID}triples": count})
            for name, count in figures.properties.items()
        ],
    }
