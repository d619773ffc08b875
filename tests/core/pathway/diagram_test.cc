#include "core/pathway/diagram.h"

#include <catch2/catch.hpp>

#include "tests/core/pathway/visit_case.h"

namespace caseway::pathway {
namespace {

Definition TwoStates() {
  Definition definition;
  definition.id = "small";
  definition.title = "Small & plain";
  definition.starts = "open";
  State open;
  open.id = "open";
  open.title = "Open";
  Action close;
  close.id = "close";
  close.to = "closed";
  open.actions = {close};
  State closed;
  closed.id = "closed";
  closed.title = "Closed <now>";
  closed.end = true;
  definition.states = {open, closed};
  return definition;
}

TEST_CASE("A drawing says in words where the case is and where each state leads") {
  CHECK(DiagramDescription(TwoStates(), "open") ==
        "The case is now in: Open. Open leads to: Closed <now>. Closed <now> is an end.");
  const std::string svg = DiagramSvg(TwoStates(), "open");
  CHECK(svg.find("<title id=\"cw-diagram-title\">Small &amp; plain</title>") != std::string::npos);
  CHECK(svg.find("Open leads to: Closed &lt;now&gt;.") != std::string::npos);
}

TEST_CASE("The present state is marked in words, and so are the lines that leave it") {
  const std::string svg = DiagramSvg(TwoStates(), "open");
  CHECK(svg.find("<rect class=\"cw-present\"") != std::string::npos);
  CHECK(svg.find(">The case is here</text>") != std::string::npos);
  CHECK(svg.find("marker-end=\"url(#cw-from-present)\"") != std::string::npos);
  CHECK(DiagramSvg(TwoStates()).find("The case is here") == std::string::npos);
}

TEST_CASE("A small pathway is drawn the same every time, on a line from the state to its end") {
  CHECK(DiagramSvg(TwoStates(), "open") == DiagramSvg(TwoStates(), "open"));
  CHECK(DiagramSvg(TwoStates()).find("<path d=\"M232 45L270 45\" marker-end=\"url(#cw-to-end)\"/>") !=
        std::string::npos);
}

TEST_CASE("A diagram carries no inline style") {
  const VisitCase visit("asked");
  CHECK(DiagramSvg(visit.At().bundle.definition, "waiting").find("style=") == std::string::npos);
}

}  // namespace
}  // namespace caseway::pathway
