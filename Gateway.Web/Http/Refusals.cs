namespace OrleansNotify.Http;

/// <summary>With which statuses a route, or an argument that could not be read, refuses.</summary>
internal sealed record Refusals(params int[] Statuses);
