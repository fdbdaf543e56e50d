package io.muster.sample.keeping.rest;

import io.muster.sample.keeping.Rule;

record RuleView(Rule rule) {}
