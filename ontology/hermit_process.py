"""One run of HermiT through owlready2, in a process of its own.

Reads an ontology in N-Triples on standard input and answers with its exit code:
0 consistent, 3 inconsistent, 4 failed, with the reason on standard error. A
process of its own keeps apart what owlready2 keeps in memory and leaves in the
folder for temporary files.
"""

import sys
from io import BytesIO

import owlready2

INCONSISTENT, FAILED = 3, 4


def main() -> int:
    """Run once and return the exit code."""
    world = owlready2.World()
    ontology = world.get_ontology("https://w3id.org/styrgraf/projection#")
    ontology.load(fileobj=BytesIO(sys.stdin.buffer.read()))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return INCONSISTENT
    except owlready2.OwlReadyJavaError as error:
        print(error, file=sys.stderr)
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
