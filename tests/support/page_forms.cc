#include "tests/support/page_forms.h"

#include <utility>

namespace caseway::tests {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&#13;", "\r"}};

// One tag after another, with the text that follows each.
class Tags {
 public:
  explicit Tags(std::string_view html) : rest_(html) {}
  bool Next() {
    const auto start = rest_.find('<');
    if (start == std::string_view::npos) return false;
    const auto end = End(start);
    tag_ = rest_.substr(start, end - start);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return true;
  }
  bool Is(std::string_view name) const {
    if (tag_.substr(0, name.size() + 1) != "<" + std::string(name)) return false;
    return tag_.size() == name.size() + 1 || tag_[name.size() + 1] == ' ' || tag_[name.size() + 1] == '\n';
  }
  std::string Attribute(std::string_view name) const {
    const std::string sought = " " + std::string(name) + "=\"";
    const auto at = tag_.find(sought);
    if (at == std::string_view::npos) return "";
    const auto from = at + sought.size();
    return Unescaped(tag_.substr(from, tag_.find('"', from) - from));
  }
  bool Has(std::string_view flag) const { return tag_.find(" " + std::string(flag)) != std::string_view::npos; }
  std::string_view Text() const { return rest_.substr(0, rest_.find('<')); }

 private:
  // A ">" inside an attribute is never raw in our markup, but look past quotation marks all the same.
  std::size_t End(std::size_t start) const {
    bool quoted = false;
    for (std::size_t i = start; i < rest_.size(); ++i) {
      if (rest_[i] == '"') quoted = !quoted;
      if (rest_[i] == '>' && !quoted) return i;
    }
    return rest_.size();
  }

  std::string_view rest_, tag_;
};

PageField& Named(PageForm& form, const std::string& name, PageField::Kind kind) {
  for (auto& field : form.fields) {
    if (field.name == name && field.kind == kind) return field;
  }
  form.fields.push_back({name, kind, "", {}});
  return form.fields.back();
}

void ReadInput(const Tags& tags, PageForm& form) {
  const std::string type = tags.Attribute("type"), name = tags.Attribute("name"), value = tags.Attribute("value");
  if (name.empty()) return;
  if (type == "radio") {
    auto& field = Named(form, name, PageField::Kind::kChoice);
    field.choices.push_back(value);
    if (tags.Has("checked")) field.value = value;
  } else if (type == "checkbox") {
    if (tags.Has("checked")) form.fields.push_back({name, PageField::Kind::kTick, value, {}});
  } else if (type == "hidden") {
    form.fields.push_back({name, PageField::Kind::kHidden, value, {}});
  } else {
    form.fields.push_back({name, type == "file" ? PageField::Kind::kFile : PageField::Kind::kText, value, {}});
  }
}

// A browser drops one line end right after the opening tag.
std::string AreaText(std::string_view text) {
  if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  return Unescaped(text);
}

class Reader {
 public:
  std::vector<PageForm> Read(std::string_view html) {
    Tags tags(html);
    while (tags.Next()) Take(tags);
    return std::move(forms_);
  }

 private:
  void Take(const Tags& tags) {
    if (tags.Is("form")) {
      const std::string action = tags.Attribute("action");
      forms_.push_back({action.substr(0, action.find_first_of("?#")), tags.Attribute("method") == "post", {}});
      open_ = true;
    }
    if (tags.Is("/form")) open_ = false;
    if (!open_) return;
    PageForm& form = forms_.back();
    if (tags.Is("input")) ReadInput(tags, form);
    if (tags.Is("textarea"))
      form.fields.push_back({tags.Attribute("name"), PageField::Kind::kArea, AreaText(tags.Text()), {}});
    if (tags.Is("select")) form.fields.push_back({tags.Attribute("name"), PageField::Kind::kChoice, "", {}});
    if (!tags.Is("option") || form.fields.empty()) return;
    form.fields.back().choices.push_back(tags.Attribute("value"));
    if (tags.Has("selected")) form.fields.back().value = tags.Attribute("value");
  }

  std::vector<PageForm> forms_;
  bool open_ = false;
};

std::string AsSent(const std::string& text) {
  std::string sent;
  for (const char c : text) {
    if (c == '\n') sent += '\r';
    sent += c;
  }
  return sent;
}

std::string Chosen(const PageField& field) {
  if (!field.value.empty()) return field.value;
  for (const auto& choice : field.choices) {
    if (!choice.empty()) return choice;
  }
  return "";
}

}  // namespace

const PageField* PageForm::Find(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string PageForm::Value(std::string_view name) const {
  const auto* field = Find(name);
  return field == nullptr ? "" : field->value;
}

std::vector<std::string> PageForm::Typed() const {
  std::vector<std::string> names;
  for (const auto& field : fields) {
    if (field.IsTyped()) names.push_back(field.name);
  }
  return names;
}

http::Fields PageForm::Filled(const std::map<std::string, std::string>& typed) const {
  http::Fields sent;
  for (const auto& field : fields) {
    if (field.name == "csrf" || field.name == "command" || field.kind == PageField::Kind::kFile) continue;
    const auto given = typed.find(field.name);
    if (given != typed.end()) sent.Add(field.name, AsSent(given->second));
    else sent.Add(field.name, field.kind == PageField::Kind::kChoice ? Chosen(field) : field.value);
  }
  return sent;
}

std::vector<PageForm> FormsOf(std::string_view html) { return Reader().Read(html); }

std::optional<PageForm> FormTo(std::string_view html, std::string_view action) {
  for (auto& form : FormsOf(html)) {
    if (form.action == action) return std::move(form);
  }
  return std::nullopt;
}

std::string Unescaped(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    bool found = false;
    for (const auto& [entity, character] : kEntities) {
      if (text.substr(0, entity.size()) != entity) continue;
      plain += character;
      text.remove_prefix(entity.size());
      found = true;
      break;
    }
    if (found) continue;
    plain += text.front();
    text.remove_prefix(1);
  }
  return plain;
}

}  // namespace caseway::tests
