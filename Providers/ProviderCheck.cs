namespace OrleansNotify.Channels;

/// <param name="Detail">For people: <c>answers</c>, or what is wrong.</param>
public sealed record ProviderCheck(bool IsReachable, string Detail);
