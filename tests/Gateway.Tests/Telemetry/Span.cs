namespace OrleansNotify.Telemetry;

/// <summary>What this looks at in a span of OTLP; the ids in hexadecimal digits.</summary>
internal sealed record Span(string Name, string TraceId, string Id, string ParentId);
