namespace OrleansNotify.Bench;

/// <summary>A server that takes webhooks on this machine.</summary>
/// <param name="HasSockets">One of ours: people can sign in and open sockets.</param>
internal sealed record Target(string Name, int Port, bool HasSockets);
