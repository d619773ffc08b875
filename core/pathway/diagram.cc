#include "core/pathway/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace caseway::pathway {
namespace {

// In drawing units: three boxes and their gaps make 340, so that text of 12 units can be read at 320 pixels.
constexpr int kBoxWidth = 100;
constexpr int kBoxHeight = 52;
constexpr int kGap = 14;
constexpr int kLayerStep = 84;
constexpr int kMargin = 6;
constexpr std::size_t kLettersInLine = 17;

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

// Words in lines of a box; the third line takes what is left, cut with an ellipsis.
std::vector<std::string> Lines(const std::string& title) {
  std::vector<std::string> lines(1);
  for (std::size_t from = 0; from < title.size();) {
    const std::size_t to = std::min(title.find(' ', from), title.size());
    const std::string word = title.substr(from, to - from);
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > kLettersInLine) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    from = to + 1;
  }
  if (lines.size() > 3) {
    lines.resize(3);
    lines.back() += "…";
  }
  return lines;
}

class Drawing {
 public:
  Drawing(const Definition& definition, std::string_view present)
      : definition_(definition), present_(present), placed_(Layout(definition)) {
    for (const Placed& one : placed_) {
      where_[one.state->id] = &one;
      widest_ = std::max(widest_, one.place + 1);
      deepest_ = std::max(deepest_, one.layer);
    }
  }

  std::string Svg() {
    const int width = 2 * kMargin + widest_ * kBoxWidth + (widest_ - 1) * kGap;
    const int height = 2 * kMargin + deepest_ * kLayerStep + kBoxHeight;
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cw-diagram\" viewBox=\"0 0 {} {}\" "
        "role=\"img\" aria-labelledby=\"cw-diagram-title cw-diagram-desc\" font-family=\"Arial, "
        "sans-serif\" font-size=\"11\">\n",
        width, height);
    Head();
    for (const Placed& one : placed_) Arrows(one);
    for (const Placed& one : placed_) Box(one);
    return out_ + "</svg>";
  }

 private:
  static int Left(const Placed& one) { return kMargin + one.place * (kBoxWidth + kGap); }
  static int Middle(const Placed& one) { return Left(one) + kBoxWidth / 2; }
  static int Top(const Placed& one) { return kMargin + one.layer * kLayerStep; }

  void Head() {
    out_ += fmt::format("<title id=\"cw-diagram-title\">{}</title>\n", Escaped(definition_.title));
    out_ += fmt::format("<desc id=\"cw-diagram-desc\">{}</desc>\n", Escaped(Description()));
    out_ +=
        "<defs><marker id=\"cw-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
        "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#505a5f\"/></marker></defs>\n";
  }

  // "The case is now in: Planning. New contact leads to: Screening, Settled. ..."
  std::string Description() const {
    std::string text;
    if (const State* state = definition_.Find(present_)) text = fmt::format("The case is now in: {}. ", state->title);
    for (const Placed& one : placed_) {
      std::string to;
      for (const std::string& id : Targets(*one.state)) to += (to.empty() ? "" : ", ") + definition_.Find(id)->title;
      if (one.state->end) text += fmt::format("{} is an end. ", one.state->title);
      else text += fmt::format("{} leads to: {}. ", one.state->title, to);
    }
    if (!text.empty()) text.pop_back();
    return text;
  }

  // Each state once, itself left out, in the order of the actions.
  std::vector<std::string> Targets(const State& state) const {
    std::vector<std::string> targets;
    std::set<std::string> seen = {state.id};
    for (const Action& action : state.actions) {
      if (definition_.Find(action.to) && seen.insert(action.to).second) targets.push_back(action.to);
    }
    return targets;
  }

  void Arrows(const Placed& from) {
    if (from.state->end) return;  // reopening is told in words
    for (const std::string& id : Targets(*from.state)) Arrow(from, *where_.at(id));
  }

  // Down from bottom to top; back up and sideways as a curve that leaves and arrives at the sides.
  void Arrow(const Placed& from, const Placed& to) {
    std::string path;
    if (to.layer > from.layer) {
      const int bend = (Top(to) - Top(from) - kBoxHeight) / 2;
      path = fmt::format("M{} {}C{} {} {} {} {} {}", Middle(from), Top(from) + kBoxHeight, Middle(from),
                         Top(from) + kBoxHeight + bend, Middle(to), Top(to) - bend, Middle(to), Top(to) - 1);
    } else {
      const bool right = Left(to) >= Left(from);
      const int start = right ? Left(from) + kBoxWidth : Left(from);
      const int end = right && Left(to) == Left(from) ? Left(to) + kBoxWidth + 1
                      : right                         ? Left(to) - 1
                                                      : Left(to) + kBoxWidth + 1;
      const int out = right ? start + kGap - 3 : start - kGap + 3;
      path = fmt::format("M{} {}C{} {} {} {} {} {}", start, Top(from) + 36, out, Top(from) + 36,
                         Left(to) == Left(from) ? out : end + (right ? -4 : 4), Top(to) + 16, end, Top(to) + 16);
    }
    out_ += fmt::format(
        "<path class=\"cw-arrow\" d=\"{}\" fill=\"none\" stroke=\"#505a5f\" "
        "marker-end=\"url(#cw-arrow)\"/>\n",
        path);
  }

  void Box(const Placed& one) {
    const bool here = one.state->id == present_;
    const std::string_view kind = here ? "cw-present" : one.state->end ? "cw-end" : "cw-open";
    out_ += fmt::format("<g class=\"{}\"><title>{}</title>", kind, Escaped(BoxTitle(*one.state, here)));
    out_ += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"{}\"/>",
        Left(one), Top(one), kBoxWidth, kBoxHeight, one.state->end ? 20 : 3,
        here             ? "#1d70b8"
        : one.state->end ? "#f3f2f1"
                         : "#ffffff",
        here ? "#0b0c0c" : "#505a5f", here ? 3 : 1);
    std::vector<std::string> lines = Lines(one.state->title);
    if (here) lines.insert(lines.begin(), "Now:");
    const int first = Top(one) + kBoxHeight / 2 + 4 - static_cast<int>(lines.size() - 1) * 6;
    for (std::size_t i = 0; i < lines.size(); ++i)
      out_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"{}\">{}</text>", Middle(one),
                          first + static_cast<int>(i) * 12, here ? "#ffffff" : "#0b0c0c", Escaped(lines[i]));
    out_ += "</g>\n";
  }

  static std::string BoxTitle(const State& state, bool here) {
    std::string title = state.title;
    if (here) title += " (the case is here)";
    if (state.end) title += " (an end)";
    return title;
  }

  const Definition& definition_;
  std::string_view present_;
  std::vector<Placed> placed_;
  std::map<std::string, const Placed*> where_;
  int widest_ = 1;
  int deepest_ = 0;
  std::string out_;
};

}  // namespace

std::string DiagramSvg(const Definition& definition, std::string_view present) {
  return Drawing(definition, present).Svg();
}

}  // namespace caseway::pathway
