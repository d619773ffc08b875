// Evaluating a decision table: which rules match, and what the hit policy makes of them.
#include <fmt/format.h>

#include <algorithm>

#include "core/feel/logic.h"

namespace caseway::feel {

namespace {

class Evaluation {
 public:
  Evaluation(const DecisionTable& table, const std::string& label, const Environment& environment, Session& session)
      : table_(table), label_(label), environment_(environment), session_(session) {}

  Value Run(std::vector<RuleHit>* hits) {
    if (!TakeInputs()) return {};
    std::vector<std::size_t> matched;
    for (std::size_t i = 0; i < table_.rules.size(); ++i) {
      if (Matches(table_.rules[i])) matched.push_back(i);
    }
    if (hits != nullptr) {
      for (const std::size_t rule : matched) hits->push_back(HitOf(rule));
    }
    Value value = matched.empty() ? Otherwise() : Choose(matched);
    if (hits != nullptr) hits->push_back({label_, 0, table_.line, label_ + ": " + why_});
    return value;
  }

 private:
  Value Eval(const Expression& expression) {
    return expression ? Session(environment_, session_).Eval(*expression.root(), nullptr) : Value();
  }

  Truth Test(const Expression& tests, const Value& input) {
    if (!tests) return Truth::kTrue;
    const Frame frame{nullptr, "?", &input, false};
    return Session(environment_, session_).Test(*tests.root(), input, &frame);
  }

  bool TakeInputs() {
    for (const TableInput& input : table_.inputs) {
      inputs_.push_back(Coerced(input.type, Eval(input.expression), session_));
      const Value& value = inputs_.back();
      if (value.IsNull() || !input.allowed || Test(input.allowed, value) == Truth::kTrue) continue;
      session_.Note(label_ + ": " + value.ToString() + " is not an allowed value of " + input.label);
      return false;
    }
    return true;
  }

  bool Matches(const TableRule& rule) {
    for (std::size_t i = 0; i < rule.tests.size() && i < inputs_.size(); ++i) {
      if (Test(rule.tests[i], inputs_[i]) != Truth::kTrue) return false;
    }
    return true;
  }

  RuleHit HitOf(std::size_t at) const {
    const TableRule& rule = table_.rules[at];
    const int number = static_cast<int>(at) + 1;
    std::string say = fmt::format("{}: rule {} (line {})", label_, number, rule.line);
    const char* join = ": ";
    for (std::size_t i = 0; i < rule.tests.size() && i < inputs_.size(); ++i) {
      if (!rule.tests[i] || rule.tests[i].root()->op == Op::kAnyTest) continue;
      say += fmt::format("{}{} is {}, which meets {}", join, table_.inputs[i].label, inputs_[i].ToString(),
                         rule.tests[i].text());
      join = "; ";
    }
    if (!rule.note.empty()) say += ". " + rule.note;
    return {label_, number, rule.line, say};
  }

  Value OutputOf(std::size_t at) {
    const TableRule& rule = table_.rules[at];
    Entries entries;
    for (std::size_t i = 0; i < table_.outputs.size() && i < rule.outputs.size(); ++i) {
      const Value value = Coerced(table_.outputs[i].type, Eval(rule.outputs[i]), session_);
      if (table_.outputs.size() == 1) return value;
      entries.emplace_back(table_.outputs[i].name, value);
    }
    return Value::Context(std::move(entries));
  }

  Value Otherwise() {
    const bool any = std::any_of(table_.outputs.begin(), table_.outputs.end(),
                                 [](const TableOutput& output) { return bool(output.otherwise); });
    why_ = any ? "no rule matches, so the default output stands" : "no rule matches";
    if (!any) {
      if (table_.aggregation == Aggregation::kCount) return Value::Number(0);
      return Value();
    }
    if (table_.outputs.size() == 1) return Eval(table_.outputs[0].otherwise);
    Entries entries;
    for (const TableOutput& output : table_.outputs) entries.emplace_back(output.name, Eval(output.otherwise));
    return Value::Context(std::move(entries));
  }

  // Where the output stands among the allowed values, output by output: lower comes first.
  std::vector<std::size_t> RankOf(const Value& value) {
    std::vector<std::size_t> rank;
    for (const TableOutput& output : table_.outputs) {
      const Value* member = table_.outputs.size() == 1 ? &value : value.Member(output.name);
      std::size_t place = 0;
      while (place < output.ranked.size() && member != nullptr &&
             Equal(Eval(output.ranked[place]), *member) != Truth::kTrue) {
        ++place;
      }
      rank.push_back(place);
    }
    return rank;
  }

  // What the rules give, the highest first; `matched` takes the same order.
  Values Ranked(std::vector<std::size_t>& matched) {
    struct Given {
      std::vector<std::size_t> rank;
      std::size_t rule;
      Value value;
    };
    std::vector<Given> given;
    for (const std::size_t rule : matched) {
      Value value = OutputOf(rule);
      auto rank = RankOf(value);
      given.push_back({std::move(rank), rule, std::move(value)});
    }
    std::stable_sort(given.begin(), given.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
    Values values;
    for (std::size_t i = 0; i < given.size(); ++i) {
      matched[i] = given[i].rule;
      values.push_back(std::move(given[i].value));
    }
    return values;
  }

  Values All(const std::vector<std::size_t>& matched) {
    Values values;
    for (const std::size_t rule : matched) values.push_back(OutputOf(rule));
    return values;
  }

  // "1, 3 and 4", numbered as the table is.
  static std::string Numbers(const std::vector<std::size_t>& rules) {
    std::string text;
    for (std::size_t i = 0; i < rules.size(); ++i)
      text += fmt::format("{}{}", i == 0 ? "" : i + 1 == rules.size() ? " and " : ", ", rules[i] + 1);
    return text;
  }

  static std::string Rules(const std::vector<std::size_t>& rules) {
    return (rules.size() == 1 ? "rule " : "rules ") + Numbers(rules);
  }

  // One rule decides, for the reason given where others match too.
  void Decides(std::size_t rule, const std::vector<std::size_t>& matched, std::string_view policy,
               std::string_view among) {
    why_ = fmt::format("rule {} decides: {}", rule + 1, policy);
    if (matched.size() == 1) why_ += ", and no other rule matches";
    else why_ += fmt::format(", {} {}", among, Numbers(matched));
  }

  Value Aggregated(const std::vector<std::size_t>& matched) {
    Values values = All(matched);
    why_ = Rules(matched) + ": COLLECT ";
    if (table_.aggregation == Aggregation::kNone) {
      why_ += "lists what each gives";
      return Value::List(std::move(values));
    }
    if (table_.aggregation == Aggregation::kCount) {
      why_ += "counts them";
      return Value::Number(static_cast<std::int64_t>(values.size()));
    }
    if (table_.aggregation == Aggregation::kSum) {
      why_ += "adds what each gives";
      Value sum = values.front();
      for (std::size_t i = 1; i < values.size(); ++i) sum = Arithmetic(Op::kAdd, sum, values[i]);
      return sum;
    }
    return Extreme(matched, values);
  }

  Value Extreme(const std::vector<std::size_t>& matched, const Values& values) {
    const bool least = table_.aggregation == Aggregation::kMin;
    std::size_t best = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
      const auto order = Order(values[i], values[best]);
      if (!order) {
        why_ += "takes one of them, but they have no order";
        return session_.Note(label_ + ": the outputs have no order");
      }
      if (*order == (least ? -1 : 1)) best = i;
    }
    why_ = fmt::format("rule {} decides: COLLECT takes the {} of what {} give", matched[best] + 1,
                       least ? "least" : "greatest", Rules(matched));
    return values[best];
  }

  Value Agreed(const std::vector<std::size_t>& matched) {
    const Values values = All(matched);
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (Equal(values[i], values[0]) == Truth::kTrue) continue;
      why_ = fmt::format("nothing is decided: ANY wants the same of all that match, and rules {} and {} differ",
                         matched[0] + 1, matched[i] + 1);
      return session_.Note(label_ + ": matching rules disagree");
    }
    Decides(matched[0], matched, "ANY", "the same is given by");
    return values[0];
  }

  Value Only(const std::vector<std::size_t>& matched) {
    if (matched.size() == 1) {
      Decides(matched[0], matched, "UNIQUE", "");
      return OutputOf(matched[0]);
    }
    why_ = fmt::format("nothing is decided: UNIQUE allows one rule, and {} match", Numbers(matched));
    return session_.Note(
        fmt::format("{}: rules {} and {} both match, but only one may", label_, matched[0] + 1, matched[1] + 1));
  }

  Value Highest(std::vector<std::size_t> matched) {
    const std::vector<std::size_t> in_order = matched;
    Value highest = Ranked(matched)[0];
    Decides(matched[0], in_order, "PRIORITY",
            fmt::format("{} stands first among the output values of what is given by", highest.ToString()));
    return highest;
  }

  Value InOutputOrder(std::vector<std::size_t> matched) {
    Values values = Ranked(matched);
    why_ = fmt::format("{}: OUTPUT ORDER lists what each gives as the output values are listed", Rules(matched));
    return Value::List(std::move(values));
  }

  Value Choose(const std::vector<std::size_t>& matched) {
    switch (table_.policy) {
      case HitPolicy::kUnique: return Only(matched);
      case HitPolicy::kAny: return Agreed(matched);
      case HitPolicy::kFirst: Decides(matched[0], matched, "FIRST", "the first in the table's order of"); break;
      case HitPolicy::kPriority: return Highest(matched);
      case HitPolicy::kOutputOrder: return InOutputOrder(matched);
      case HitPolicy::kRuleOrder:
        why_ = fmt::format("{}: RULE ORDER lists what each gives in the table's order", Rules(matched));
        return Value::List(All(matched));
      case HitPolicy::kCollect: return Aggregated(matched);
    }
    return OutputOf(matched[0]);
  }

  const DecisionTable& table_;
  const std::string& label_;
  const Environment& environment_;
  Session& session_;
  Values inputs_;
  std::string why_;  // what the hit policy made of the rules that match
};

}  // namespace

Value EvaluateTable(const DecisionTable& table, const std::string& label, const Environment& environment,
                    Session& session, std::vector<RuleHit>* hits) {
  return Evaluation(table, label, environment, session).Run(hits);
}

Outcome EvaluateTable(const DecisionTable& table, const Environment& environment, const Settings& settings) {
  Outcome outcome;
  Settings own = settings;
  own.notes = &outcome.notes;
  Session session(environment, own);
  outcome.value = EvaluateTable(table, "table", environment, session, &outcome.rules);
  return outcome;
}

}  // namespace caseway::feel
