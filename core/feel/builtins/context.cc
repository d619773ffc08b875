// Contexts: reading entries, making and changing copies.
#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

Value GetValue(const Values& a, Session&) {
  const Value context = One(a, 0, Kind::kContext);
  const Value key = Argument(a, 1);
  const Value* found = key.Is(Kind::kText) ? context.Member(key.text()) : nullptr;
  return found == nullptr ? Value() : *found;
}

Value GetEntries(const Values& a, Session&) {
  const Value context = One(a, 0, Kind::kContext);
  if (context.IsNull()) return {};
  Values entries;
  for (const auto& [key, value] : context.entries()) {
    entries.push_back(Value::Context({{"key", Value::Text(key)}, {"value", value}}));
  }
  return Value::List(std::move(entries));
}

void Put(Entries& entries, const std::string& key, const Value& value) {
  for (auto& [name, old] : entries) {
    if (name != key) continue;
    old = value;
    return;
  }
  entries.emplace_back(key, value);
}

Value PutDeep(const Value& context, const Values& keys, std::size_t at, const Value& value) {
  if (!keys[at].Is(Kind::kText)) return {};
  if (!context.Is(Kind::kContext)) return {};
  Entries entries = context.entries();
  Value put = value;
  if (at + 1 < keys.size()) {
    const Value* inner = context.Member(keys[at].text());
    put = PutDeep(inner == nullptr ? Value() : *inner, keys, at + 1, value);
    if (put.IsNull()) return {};
  }
  Put(entries, keys[at].text(), put);
  return Value::Context(std::move(entries));
}

Value ContextPut(const Values& a, Session&) {
  const Value context = One(a, 0, Kind::kContext);
  if (a.size() != 3 || context.IsNull()) return {};
  const Values keys = a[1].Is(Kind::kList) ? a[1].items() : Values{a[1]};
  return keys.empty() ? Value() : PutDeep(context, keys, 0, a[2]);
}

Value ContextMerge(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  if (!list) return {};
  Entries merged;
  for (const Value& context : *list) {
    if (!context.Is(Kind::kContext)) return {};
    for (const auto& [key, value] : context.entries()) Put(merged, key, value);
  }
  return Value::Context(std::move(merged));
}

Value ContextOf(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  if (!list) return {};
  Entries entries;
  for (const Value& entry : *list) {
    const Value* key = entry.Member("key");
    const Value* value = entry.Member("value");
    if (key == nullptr || value == nullptr || !key->Is(Kind::kText)) return {};
    for (const auto& [name, old] : entries) {
      if (name == key->text()) return {};
    }
    entries.emplace_back(key->text(), *value);
  }
  return Value::Context(std::move(entries));
}

}  // namespace

const Builtins& ContextBuiltins() {
  static const Builtins kTable = {
      {"get value", "m, key", GetValue},
      {"get entries", "m", GetEntries, Type::Kind::kList},
      {"context", "entries", ContextOf, Type::Kind::kContext},
      {"context put", "context, key, value | context, keys, value", ContextPut, Type::Kind::kContext},
      {"context merge", "contexts", ContextMerge, Type::Kind::kContext},
  };
  return kTable;
}

}  // namespace caseway::feel
