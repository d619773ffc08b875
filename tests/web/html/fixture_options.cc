#include "tests/web/html/fixture_options.h"

namespace caseway::html {

// Fixtures are trusted as they stand; only tests have this door.
struct TrustForTests {
  static Html Make(std::string_view text) { return Html(std::string(text), 0); }
};

namespace {

namespace json = boost::json;

std::string Joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

// One entry for each value; the attributes of a tag count as one.
void Collect(const json::value& value, const std::string& path, std::set<std::string>& keys) {
  const bool is_attributes = path.ends_with("ttributes");
  if (value.is_object() && !is_attributes) {
    for (const auto& [key, inner] : value.get_object()) {
      Collect(inner, Joined(path, {key.data(), key.size()}), keys);
    }
  } else if (value.is_array()) {
    std::size_t index = 0;
    for (const json::value& inner : value.get_array()) Collect(inner, path + "[" + std::to_string(index++) + "]", keys);
  } else {
    keys.insert(path);
  }
}

std::string_view View(const json::value& value) {
  const json::string& text = value.get_string();
  return {text.data(), text.size()};
}

bool IsFalsy(const json::value& value) {
  return value.is_null() || (value.is_bool() && !value.get_bool()) || (value.is_string() && value.get_string().empty());
}

std::string TextOf(const json::value& value) {
  if (value.is_string()) return std::string(View(value));
  if (value.is_null()) return {};
  return json::serialize(value);
}

}  // namespace

FixtureOptions::FixtureOptions(const json::object& options)
    : root_(options), unread_(std::make_shared<std::set<std::string>>()) {
  value_ = &root_;
  Collect(root_, "", *unread_);
}

std::string FixtureOptions::Path(std::string_view key) const { return key.empty() ? path_ : Joined(path_, key); }

const json::value* FixtureOptions::Find(std::string_view key) const {
  if (key.empty()) return value_;
  if (value_ == nullptr || !value_->is_object()) return nullptr;
  return value_->get_object().if_contains(json::string_view(key.data(), key.size()));
}

bool FixtureOptions::Has(std::string_view key) const {
  const json::value* value = Find(key);
  return value != nullptr && !IsFalsy(*value);
}

Str FixtureOptions::Text(std::string_view key) const {
  Read(key);
  const json::value* value = Find(key);
  return value == nullptr ? Str() : Str(TextOf(*value));
}

Str FixtureOptions::TextOr(std::string_view key, std::string_view otherwise) const {
  Read(key);
  return Has(key) ? Text(key) : Str(std::string(otherwise));
}

bool FixtureOptions::Is(std::string_view key) const { return MaybeIs(key).value_or(false); }

std::optional<bool> FixtureOptions::MaybeIs(std::string_view key) const {
  Read(key);
  const json::value* value = Find(key);
  if (value == nullptr || !value->is_bool()) return std::nullopt;
  return value->get_bool();
}

int FixtureOptions::Number(std::string_view key, int otherwise) const {
  const json::value* value = Find(key);
  Read(key);
  if (value == nullptr) return otherwise;
  if (value->is_string()) return std::stoi(std::string(View(*value)));
  return value->to_number<int>();
}

Url FixtureOptions::Address(std::string_view key) const {
  if (!Has(key)) {
    Read(key);
    return {};
  }
  const std::optional<Url> url = Url::Check(View(*Find(key)));
  if (url) Read(key);  // an address we refuse stays unread
  return url.value_or(Url());
}

Attributes FixtureOptions::AllAttributes(std::string_view key) const {
  const json::value* value = Find(key);
  Attributes attributes;
  if (value == nullptr || !value->is_object()) return attributes;
  for (const auto& [name, inner] : value->get_object()) {
    const std::optional<AttributeName> checked = AttributeName::Check({name.data(), name.size()});
    if (!checked || inner.is_object()) return attributes;
    attributes.push_back({*checked, TextOf(inner)});
  }
  Read(key);
  return attributes;
}

Content FixtureOptions::Either(std::string_view text, std::string_view html) const {
  Read(text);
  Read(html);
  if (Has(html)) return TrustForTests::Make(View(*Find(html)));
  return Text(text);
}

FixtureOptions FixtureOptions::At(std::string_view key) const { return {Find(key), Path(key), unread_}; }

void FixtureOptions::Each(std::string_view key, const std::function<void(const FixtureOptions&)>& use) const {
  const json::value* value = Find(key);
  if (value == nullptr || !value->is_array()) return;
  std::size_t index = 0;
  for (const json::value& inner : value->get_array()) {
    const std::string path = Path(key) + "[" + std::to_string(index++) + "]";
    if (inner.is_object()) use({&inner, path, unread_});
  }
}

void FixtureOptions::EachText(std::string_view key, const std::function<void(Str)>& use) const {
  const json::value* value = Find(key);
  if (value == nullptr || !value->is_array()) return;
  std::size_t index = 0;
  for (const json::value& inner : value->get_array()) {
    unread_->erase(Path(key) + "[" + std::to_string(index++) + "]");
    use(TextOf(inner));
  }
}

void FixtureOptions::EachRow(std::string_view key, const std::function<void(const FixtureOptions&)>& use) const {
  const json::value* value = Find(key);
  if (value == nullptr || !value->is_array()) return;
  for (std::size_t row = 0; row < value->get_array().size(); ++row) {
    const json::value& cells = value->get_array()[row];
    const std::string path = Path(key) + "[" + std::to_string(row) + "]";
    if (!cells.is_array()) {
      unread_->erase(path);
      continue;
    }
    use({&cells, path, unread_});
  }
}

}  // namespace caseway::html
