# SPDX-License-Identifier: Apache-2.0
# Compares the cases that the test executable holds with those that CTest would run.
execute_process(COMMAND ${TESTS} ${LIST_NAMES} OUTPUT_VARIABLE held)  # version 2 returns the count as exit code
string(REGEX MATCHALL "[,;\\\\]|\\[|\\]" forbidden "${held}")
if(forbidden)
  message(FATAL_ERROR "A case's name holds one of , ; \\ [ ]: CTest would run nothing for it. Rename it.\n${held}")
endif()
string(REGEX MATCHALL "[^\n]+" held "${held}")
list(LENGTH held held_count)
execute_process(COMMAND ${CMAKE_CTEST_COMMAND} --show-only WORKING_DIRECTORY ${BUILD_DIR} OUTPUT_VARIABLE listed)
string(REGEX MATCHALL "Test +#[0-9]+: case\\." listed "${listed}")
list(LENGTH listed listed_count)
if(held_count EQUAL 0 OR NOT held_count EQUAL listed_count)
  message(FATAL_ERROR "The executable holds ${held_count} cases, CTest lists ${listed_count}. "
                      "Rebuild; if they still differ, look for an unusual character in a case's name.")
endif()
message(STATUS "${held_count} cases, all listed")
