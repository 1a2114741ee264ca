namespace OrleansNotify.Outbound;

/// <summary>A connection was not made. <see cref="Kind"/> is one of <c>ErrorKind</c>; the message names no address, for it may reach a tenant.</summary>
internal sealed class OutboundException(string kind, Exception? inner = null) : IOException($"No connection: {kind}", inner)
{
    public string Kind { get; } = kind;
}
