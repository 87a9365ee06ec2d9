# SPDX-License-Identifier: Apache-2.0
# Runs an example and compares what it prints with the file beside it.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
if(printed STREQUAL "")
  message(FATAL_ERROR "${PROGRAM} printed nothing")
endif()
if(EXISTS ${EXPECTED})
  file(READ ${EXPECTED} expected)
  if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "The output differs from ${EXPECTED}. It printed:\n${printed}\n"
                        "If that is right: ${PROGRAM} > ${EXPECTED}")
  endif()
endif()
message("${printed}")
