"""The commands of ``styrgraf``, one module each: HELP, add_arguments(parser) and run(arguments).

A module imports at its top only what its arguments need; what does the work is imported when
the command runs, so that asking for help is quick.
"""

COMMANDS = (
    *(
        "serve",
        "build",
        "ask",
        "check",
        "accept",
        "compare",
        "draft",
        "chart",
        "export",
        "import",
        "documents",
        "edition",
        "indicators",
    ),
    "new",
)
HELP = {
    "sv": "Vem ansvarar för vad, vem svarar inför vem, enligt vilket dokument?",
    "en": "Who is responsible for what, who answers to whom, according to which document?",
}
