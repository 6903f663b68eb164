"""The published vocabularies we build on, as plain namespace IRIs."""

from __future__ import annotations

CIDS = "https://ontology.commonapproach.org/cids#"
CV = "http://data.europa.eu/m8g/"
DASH = "http://datashapes.org/dash#"
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
LABEL = "http://purl.org/net/vocab/2004/03/label#"
OA = "http://www.w3.org/ns/oa#"
OPENGOV = "http://www.w3.org/ns/opengov#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RICO = "https://www.ica.org/standards/RiC/ontology#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SOSA = "http://www.w3.org/ns/sosa/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VANN = "http://purl.org/vocab/vann/"
XSD = "http://www.w3.org/2001/XMLSchema#"
STYRGRAF = "https://w3id.org/styrgraf/def/"

#: Prefixes that files are written with and that every query may use undeclared.
PREFIXES = {
    "cids": CIDS,
    "cv": CV,
    "dash": DASH,
    "dcat": DCAT,
    "dct": DCT,
    "foaf": FOAF,
    "label": LABEL,
    "oa": OA,
    "opengov": OPENGOV,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "rico": RICO,
    "schema": SCHEMA,
    "sg": STYRGRAF,
    "sh": SH,
    "skos": SKOS,
    "sosa": SOSA,
    "vann": VANN,
    "xsd": XSD,
}
