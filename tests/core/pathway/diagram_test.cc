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

TEST_CASE("A small pathway is drawn the same every time") {
  CHECK(DiagramSvg(TwoStates(), "open") ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cw-diagram\" viewBox=\"0 0 112 148\" role=\"img\" "
        "aria-labelledby=\"cw-diagram-title cw-diagram-desc\" font-family=\"Arial, sans-serif\" font-size=\"11\">\n"
        "<title id=\"cw-diagram-title\">Small &amp; plain</title>\n"
        "<desc id=\"cw-diagram-desc\">The case is now in: Open. Open leads to: Closed &lt;now&gt;. "
        "Closed &lt;now&gt; is an end.</desc>\n"
        "<defs><marker id=\"cw-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
        "orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#505a5f\"/></marker></defs>\n"
        "<path class=\"cw-arrow\" d=\"M56 58C56 74 56 74 56 89\" fill=\"none\" stroke=\"#505a5f\" "
        "marker-end=\"url(#cw-arrow)\"/>\n"
        "<g class=\"cw-present\"><title>Open (the case is here)</title><rect x=\"6\" y=\"6\" width=\"100\" "
        "height=\"52\" rx=\"3\" fill=\"#1d70b8\" stroke=\"#0b0c0c\" stroke-width=\"3\"/><text x=\"56\" y=\"30\" "
        "text-anchor=\"middle\" fill=\"#ffffff\">Now:</text><text x=\"56\" y=\"42\" text-anchor=\"middle\" "
        "fill=\"#ffffff\">Open</text></g>\n"
        "<g class=\"cw-end\"><title>Closed &lt;now&gt; (an end)</title><rect x=\"6\" y=\"90\" width=\"100\" "
        "height=\"52\" rx=\"20\" fill=\"#f3f2f1\" stroke=\"#505a5f\" stroke-width=\"1\"/><text x=\"56\" y=\"120\" "
        "text-anchor=\"middle\" fill=\"#0b0c0c\">Closed &lt;now&gt;</text></g>\n"
        "</svg>");
}

TEST_CASE("States stand in layers from the first, ends below") {
  const VisitCase visit("asked");
  const auto placed = Layout(visit.At().bundle.definition);
  REQUIRE(placed.size() == 5);
  CHECK(placed[0].state->id == "asked");
  CHECK(placed[0].layer == 0);
  for (const Placed& one : placed) CHECK((one.layer == 3) == one.state->end);
}

TEST_CASE("A diagram carries no inline style") {
  const VisitCase visit("asked");
  CHECK(DiagramSvg(visit.At().bundle.definition, "waiting").find("style=") == std::string::npos);
}

}  // namespace
}  // namespace caseway::pathway
