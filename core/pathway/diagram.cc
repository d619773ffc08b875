#include "core/pathway/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "core/pathway/diagram_plan.h"
#include "core/pathway/spine.h"

namespace caseway::pathway {
namespace {

constexpr int kBend = 7;       // the radius with which a line turns
constexpr int kArrowHead = 8;  // how far an arrow's line stops before its point

std::string Escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

// From `corner` so many units towards `to`, along a level or upright line.
Point Towards(const Point& corner, const Point& to, int units) {
  const auto step = [units](int from, int other) {
    return other == from ? 0 : other > from ? std::min(units, other - from) : -std::min(units, from - other);
  };
  return {corner.x + step(corner.x, to.x), corner.y + step(corner.y, to.y)};
}

int Length(const Point& a, const Point& b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }

// A line through its corners, each rounded, that ends where the arrow's head begins.
std::string PathData(const std::vector<Point>& points) {
  std::string data = fmt::format("M{} {}", points.front().x, points.front().y);
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point& at = points[i];
    const int bend = std::min({kBend, Length(points[i - 1], at) / 2, Length(at, points[i + 1]) / 2});
    const Point in = Towards(at, points[i - 1], bend);
    const Point out = Towards(at, points[i + 1], bend);
    data += fmt::format("L{} {}Q{} {} {} {}", in.x, in.y, at.x, at.y, out.x, out.y);
  }
  const Point last = Towards(points.back(), points[points.size() - 2], kArrowHead);
  return data + fmt::format("L{} {}", last.x, last.y);
}

class Drawing {
 public:
  Drawing(const Definition& definition, std::string_view present)
      : definition_(definition), present_(present), plan_(PlanDiagram(definition, present)) {}

  std::string Svg() {
    Head();
    Lines("cw-to-end", "#7f888c", 2, [this](const Move& move) { return move.to->end && !IsPresent(move); });
    Lines("cw-to-open", "#383f43", 2, [this](const Move& move) { return !move.to->end && !IsPresent(move); });
    Lines("cw-from-present", "#1d70b8", 3, [this](const Move& move) { return IsPresent(move); });
    for (const Box& box : plan_.boxes) BoxShape(box);
    for (const Box& box : plan_.boxes) BoxText(box);
    for (const MoveWords& words : plan_.words) Text(words);
    return out_ + "</svg>";
  }

 private:
  bool IsPresent(const Move& move) const { return move.from->id == present_; }

  template <class... Values>
  void Add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  void Head() {
    Add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cw-diagram\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"cw-diagram-title\" "
        "aria-describedby=\"cw-diagram-desc\" font-family=\"Arial, sans-serif\" font-size=\"{2}\">\n",
        plan_.width, plan_.height, kTitleSize);
    Add("<title id=\"cw-diagram-title\">{}</title>\n", Escaped(definition_.title));
    Add("<desc id=\"cw-diagram-desc\">{}</desc>\n", Escaped(DiagramDescription(definition_, present_)));
    Add("<defs>");
    for (auto [id, colour] :
         {std::pair{"cw-to-end", "#7f888c"}, {"cw-to-open", "#383f43"}, {"cw-from-present", "#1d70b8"}})
      Add("<marker id=\"{}\" viewBox=\"0 0 9 8\" refX=\"1\" refY=\"4\" markerWidth=\"9\" markerHeight=\"8\" "
          "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L9 4L0 8z\" fill=\"{}\"/></marker>",
          id, colour);
    Add("</defs>\n");
  }

  // The moves that `belongs` takes, in one colour, an arrow's head at the end of each. Lines that share a stretch lie
  // one on the other: an even weight keeps their edges sharp.
  template <class Belongs>
  void Lines(std::string_view id, std::string_view colour, int weight, const Belongs& belongs) {
    Add("<g class=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\">\n", id, colour, weight);
    for (const Move& move : plan_.moves) {
      if (belongs(move)) Add("<path d=\"{}\" marker-end=\"url(#{})\"/>\n", PathData(move.points), id);
    }
    Add("</g>\n");
  }

  void BoxShape(const Box& box) {
    const bool end = box.state->end;
    const std::string_view kind = box.present ? "cw-present" : end ? "cw-end" : "cw-open";
    Add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"{}\"/>\n",
        kind, box.area.x, box.area.y, box.area.width, box.area.height, end ? 17 : 4,
        box.present ? "#1d70b8"
        : end       ? "#f3f2f1"
                    : "#ffffff",
        box.present ? "#0b0c0c" : "#383f43", box.present ? 3 : 1);
  }

  void BoxText(const Box& box) {
    const int x = box.area.x + box.area.width / 2;
    const int small = static_cast<int>(box.due.size()) + (box.present ? 1 : 0);
    const int height = static_cast<int>(box.lines.size()) * kTitleLine + small * kSmallLine;
    int y = box.area.y + (box.area.height - height) / 2;
    const auto line = [&](const std::string& text, int size, int step, std::string_view more) {
      Add("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{}\"{} fill=\"{}\">{}</text>\n", x,
          y + step - (step - size) / 2 - 2, size, more, box.present ? "#ffffff" : "#0b0c0c", Escaped(text));
      y += step;
    };
    if (box.present) line("The case is here", kSmallSize, kSmallLine, "");
    for (const std::string& text : box.lines)
      line(text, kTitleSize, kTitleLine, box.state->end ? "" : " font-weight=\"bold\"");
    for (const std::string& text : box.due) line(text, kSmallSize, kSmallLine, "");
  }

  void Text(const MoveWords& words) {
    int y = words.area.y + kSmallSize - 1;
    for (const std::string& text : words.lines) {
      Add("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"#383f43\">{}</text>\n", words.area.x, y, kSmallSize,
          Escaped(text));
      y += kSmallLine;
    }
  }

  const Definition& definition_;
  std::string_view present_;
  DiagramPlan plan_;
  std::string out_;
};

}  // namespace

std::string DiagramSvg(const Definition& definition, std::string_view present) {
  return Drawing(definition, present).Svg();
}

std::string DiagramDescription(const Definition& definition, std::string_view present) {
  const Spine spine(definition);
  std::string text;
  if (const State* state = definition.Find(present)) text = fmt::format("The case is now in: {}. ", state->title);
  for (const State* from : spine.open) {
    std::string to;
    for (const State* state : spine.Targets(*from)) to += (to.empty() ? "" : ", ") + state->title;
    text += fmt::format("{} leads to: {}. ", from->title, to);
  }
  for (const State* end : spine.ends) text += fmt::format("{} is an end. ", end->title);
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace caseway::pathway
