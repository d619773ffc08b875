// Fields: names and values in the order they came, as in a query, a form or the cookies.
//
//   request.form.Get("nhs_number")   -> "999 000 0018", or "" when there is none
//   request.form.All("needs")        -> every ticked box
//
// Names may repeat; Get gives the first. A form has tens of fields: looking through them is faster than an index.
// Threads: a value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caseway::http {

struct Field {
  std::string name;
  std::string value;
  bool operator==(const Field&) const = default;
};

class Fields {
 public:
  Fields() = default;
  Fields(std::initializer_list<Field> fields) : fields_(fields) {}

  void Add(std::string name, std::string value) { fields_.push_back({std::move(name), std::move(value)}); }
  // The first value of that name; "" when there is none.
  std::string_view Get(std::string_view name) const {
    for (const Field& field : fields_) {
      if (field.name == name) return field.value;
    }
    return {};
  }
  bool Has(std::string_view name) const {
    for (const Field& field : fields_) {
      if (field.name == name) return true;
    }
    return false;
  }
  std::vector<std::string_view> All(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Field& field : fields_) {
      if (field.name == name) values.push_back(field.value);
    }
    return values;
  }

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }
  bool empty() const { return fields_.empty(); }
  bool operator==(const Fields&) const = default;

 private:
  std::vector<Field> fields_;
};

}  // namespace caseway::http
