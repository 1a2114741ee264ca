namespace OrleansNotify.Faults.Loads;

/// <summary>A tenant of the run.</summary>
/// <param name="Route">Before paths that name no tenant: empty or <c>/t/name</c>.</param>
/// <param name="Canary">A text in all its events, and in nobody else's bytes.</param>
internal sealed record Tenant(string Name, string Route, string ApiKey, string Canary);
