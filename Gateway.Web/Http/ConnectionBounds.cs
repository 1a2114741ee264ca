namespace OrleansNotify.Http;

/// <param name="Open">Of this process, upgraded ones included.</param>
/// <param name="Requests">Of these, those that are not upgraded.</param>
/// <param name="PerAddress">Of one client address.</param>
internal readonly record struct ConnectionBounds(int Open, int Requests, int PerAddress)
{
    public const int AddressPart = 2;

    /// <summary>Beside its sockets, an address may have as many as it takes to show a page.</summary>
    public const int BesideSockets = 64;

    public static ConnectionBounds Of(GatewayOptions options) => Of(options, ProcessResources.Handles, ProcessResources.Memory);

    public static ConnectionBounds Of(GatewayOptions options, long handles, long memory)
    {
        var possible = ProcessResources.Connections(handles, memory);
        var open = Math.Min(options.Connections ?? possible, possible);
        var usual = Math.Max(open / AddressPart, options.SocketsPerAddress + BesideSockets);
        return new ConnectionBounds(
            open, ProcessResources.Requests(open, memory), Math.Clamp(options.ConnectionsPerAddress ?? usual, 1, open));
    }
}
