namespace OrleansNotify.Channels;

/// <summary>A provider's call of ours, as it came.</summary>
/// <param name="Url">Under the configured public address, never from <c>Host</c>: providers sign it.</param>
/// <param name="Headers">The first value of each, names compared without case.</param>
public sealed record CallbackRequest(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, byte[] Body);
