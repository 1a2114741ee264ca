namespace OrleansNotify.ClientTests.Samples;

/// <summary>A message as the tenant's own service got it.</summary>
internal sealed record Taken(string? Id, string? Timestamp, string? Signature, byte[] Body);
