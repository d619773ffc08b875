// PlantedWorkflows: a copy of the small valid twin in planted/ with one text changed, in a folder of its own.
//
//   PlantedWorkflows twin;
//   int line = twin.Change("visit/pathway.toml", "to       = \"visiting\"", "to = \"visting\"");
//   Loaded loaded = twin.Load();
//
// The folder is removed with the object.
#pragma once

#include <filesystem>
#include <string>

#include "workflows/loader/load_workflows.h"

namespace caseway::loader {

class PlantedWorkflows {
 public:
  PlantedWorkflows();
  ~PlantedWorkflows();
  PlantedWorkflows(const PlantedWorkflows&) = delete;
  PlantedWorkflows& operator=(const PlantedWorkflows&) = delete;

  // Replaces the first occurrence and returns the line on which it begins. Requires: the text is there.
  int Change(const std::string& file, const std::string& from, const std::string& to);
  void Write(const std::string& file, const std::string& text);
  void Remove(const std::string& file);
  Loaded Load() const;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace caseway::loader
