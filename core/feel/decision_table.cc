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
    return matched.empty() ? Otherwise() : Choose(matched);
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

  Values Ranked(const std::vector<std::size_t>& matched) {
    std::vector<std::pair<std::vector<std::size_t>, Value>> ranked;
    for (const std::size_t rule : matched) {
      Value value = OutputOf(rule);
      auto rank = RankOf(value);
      ranked.emplace_back(std::move(rank), std::move(value));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Values values;
    for (auto& [rank, value] : ranked) values.push_back(std::move(value));
    return values;
  }

  Values All(const std::vector<std::size_t>& matched) {
    Values values;
    for (const std::size_t rule : matched) values.push_back(OutputOf(rule));
    return values;
  }

  Value Aggregated(Values values) {
    if (table_.aggregation == Aggregation::kNone) return Value::List(std::move(values));
    if (table_.aggregation == Aggregation::kCount) return Value::Number(static_cast<std::int64_t>(values.size()));
    Value best = values.front();
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (table_.aggregation == Aggregation::kSum) {
        best = Arithmetic(Op::kAdd, best, values[i]);
        continue;
      }
      const auto order = Order(values[i], best);
      if (!order) return session_.Note(label_ + ": the outputs have no order");
      if (*order == (table_.aggregation == Aggregation::kMin ? -1 : 1)) best = values[i];
    }
    return best;
  }

  Value Choose(const std::vector<std::size_t>& matched) {
    switch (table_.policy) {
      case HitPolicy::kUnique:
        if (matched.size() == 1) return OutputOf(matched[0]);
        return session_.Note(
            fmt::format("{}: rules {} and {} both match, but only one may", label_, matched[0] + 1, matched[1] + 1));
      case HitPolicy::kAny: {
        const Values values = All(matched);
        for (const Value& value : values) {
          if (Equal(value, values[0]) != Truth::kTrue) return session_.Note(label_ + ": matching rules disagree");
        }
        return values[0];
      }
      case HitPolicy::kFirst: return OutputOf(matched[0]);
      case HitPolicy::kPriority: return Ranked(matched)[0];
      case HitPolicy::kOutputOrder: return Value::List(Ranked(matched));
      case HitPolicy::kRuleOrder: return Value::List(All(matched));
      case HitPolicy::kCollect: return Aggregated(All(matched));
    }
    return {};
  }

  const DecisionTable& table_;
  const std::string& label_;
  const Environment& environment_;
  Session& session_;
  Values inputs_;
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
