#include "core/feel/sign.h"

#include <algorithm>

#include "core/feel/condition_shape.h"
#include "core/feel/free_names.h"
#include "core/feel/samples.h"

namespace caseway::feel {
namespace {

bool IsPath(const Node& node) {
  return node.op == Op::kName ? node.builtin == nullptr && node.text != "?"
                              : node.op == Op::kPath && IsPath(*node.children[0]);
}

class Signs {
 public:
  explicit Signs(const NeverNegative& is_never_negative) : is_never_negative_(is_never_negative) {}

  std::optional<bool> Held(const Node& node) const {
    switch (node.op) {
      case Op::kAnd: return HeldOf(node, false);
      case Op::kOr: return HeldOf(node, true);
      case Op::kLess: return Compared(*node.children[0], *node.children[1], true);
      case Op::kLessEqual: return Compared(*node.children[0], *node.children[1], false);
      case Op::kGreater: return Compared(*node.children[1], *node.children[0], true);
      case Op::kGreaterEqual: return Compared(*node.children[1], *node.children[0], false);
      case Op::kEqual: return Differs(node) ? std::optional(false) : std::nullopt;
      case Op::kNotEqual: return Differs(node) ? std::optional(true) : std::nullopt;
      default: break;
    }
    if (!IsCall(node, "not", 1)) return std::nullopt;
    const auto inner = Held(*node.children[1]);
    return inner ? std::optional(!*inner) : std::nullopt;
  }

 private:
  // Of "and" a part that never holds decides, of "or" one that always does; else all of them must be known.
  std::optional<bool> HeldOf(const Node& node, bool deciding) const {
    bool known = true;
    for (const NodePtr& child : node.children) {
      const auto held = Held(*child);
      if (held == deciding) return deciding;
      known = known && held.has_value();
    }
    return known ? std::optional(!deciding) : std::nullopt;
  }

  // "less < more", or "less <= more" where not strictly.
  std::optional<bool> Compared(const Node& less, const Node& more, bool strictly) const {
    const auto low = NumberOf(less), high = NumberOf(more);
    if (low && high) return std::nullopt;  // two constants: not a matter of signs
    if (low && (low->IsNegative() || (low->IsZero() && !strictly)) && IsNeverNegative(more)) return true;
    if (high && (high->IsNegative() || (high->IsZero() && strictly)) && IsNeverNegative(less)) return false;
    return std::nullopt;
  }

  // One side below 0 and the other never.
  bool Differs(const Node& node) const {
    const Node &a = *node.children[0], &b = *node.children[1];
    const auto one = NumberOf(a), other = NumberOf(b);
    return (one && one->IsNegative() && IsNeverNegative(b)) || (other && other->IsNegative() && IsNeverNegative(a));
  }

  static std::optional<Decimal> NumberOf(const Node& node) {
    const auto constant = ConstantOf(node);
    return constant && constant->Is(Value::Kind::kNumber) ? std::optional(constant->number()) : std::nullopt;
  }

  bool IsNeverNegative(const Node& node) const {
    if (const auto number = NumberOf(node)) return !number->IsNegative();
    if (node.op == Op::kAdd || node.op == Op::kMultiply || node.op == Op::kDivide) return AreNeverNegative(node, 0);
    if (node.op == Op::kList) return AreNeverNegative(node, 0);
    if (IsCall(node, "count", 1) || IsCall(node, "string length", 1) || IsCall(node, "abs", 1)) return true;
    const bool keeps = node.op == Op::kCall && node.names.empty() && node.children[0]->builtin != nullptr;
    static constexpr std::string_view kKeeping[] = {"sum", "mean", "median", "min", "max", "sqrt", "floor", "ceiling"};
    if (keeps && std::find(std::begin(kKeeping), std::end(kKeeping), node.children[0]->text) != std::end(kKeeping))
      return AreNeverNegative(node, 1);
    if (!IsPath(node) || !is_never_negative_) return false;
    const auto paths = FreePaths(node);
    return paths.size() == 1 && is_never_negative_(paths[0]);
  }

  bool AreNeverNegative(const Node& node, std::size_t from) const {
    return node.children.size() > from &&
           std::all_of(node.children.begin() + static_cast<std::ptrdiff_t>(from), node.children.end(),
                       [&](const NodePtr& child) { return IsNeverNegative(*child); });
  }

  const NeverNegative& is_never_negative_;
};

}  // namespace

std::optional<bool> HeldBySign(const Expression& condition, const NeverNegative& is_never_negative) {
  if (!condition) return std::nullopt;
  return Signs(is_never_negative).Held(*condition.root());
}

}  // namespace caseway::feel
