using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Http;

/// <summary>
/// How many connections are open at a time: in all, while a request is read or answered, and of one address. One that is too many gets a
/// spare place, where only probes are answered; the newest of these closes the oldest, so that nobody can occupy them.
/// </summary>
internal sealed class ConnectionLimits(IOptions<GatewayOptions> options, TimeProvider time)
{
    public const int SparePlaces = 128;

    /// <summary>So long a connection may have a spare place.</summary>
    public static readonly TimeSpan SpareTime = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byAddress = new(StringComparer.Ordinal);
    private readonly LinkedList<ConnectionContext> _spare = [];
    private readonly ConnectionBounds _bounds = ConnectionBounds.Of(options.Value);
    private readonly IReadOnlyList<System.Net.IPNetwork> _proxies = Proxies.Parse(options.Value.TrustedProxies);
    private int _open;
    private int _requests;
    private int _unplaced;

    /// <summary>Accepted, and not yet seen here.</summary>
    public int Unplaced => Volatile.Read(ref _unplaced);

    public void Accepted() => Interlocked.Increment(ref _unplaced);

    public ConnectionDelegate Use(ConnectionDelegate next) => connection =>
    {
        Interlocked.Decrement(ref _unplaced);
        var address = AddressOf(connection.RemoteEndPoint as IPEndPoint);
        return TryEnter(address) ? Run(next, connection, address) : RunSpare(next, connection);
    };

    internal void Upgraded()
    {
        lock (_gate)
        {
            _requests--;
        }
    }

    private async Task Run(ConnectionDelegate next, ConnectionContext connection, string? address)
    {
        var place = new ConnectionPlace(this);
        connection.Features.Set(place);
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address, place.IsUpgraded);
        }
    }

    private async Task RunSpare(ConnectionDelegate next, ConnectionContext connection)
    {
        using var deadline = new CancellationTokenSource(SpareTime, time);
        await using var cut = deadline.Token.Register(connection.Abort);
        connection.Features.Set(ConnectionPlace.Spare);
        var node = EnterSpare(connection);
        try
        {
            await next(connection);
        }
        finally
        {
            LeaveSpare(node);
        }
    }

    private bool TryEnter(string? address)
    {
        lock (_gate)
        {
            var ofAddress = address is null ? 0 : _byAddress.GetValueOrDefault(address);
            if (_open >= _bounds.Open || _requests >= _bounds.Requests || (address is not null && ofAddress >= _bounds.PerAddress))
            {
                return false;
            }

            (_open, _requests) = (_open + 1, _requests + 1);
            if (address is not null)
            {
                _byAddress[address] = ofAddress + 1;
            }

            return true;
        }
    }

    private void Leave(string? address, bool isUpgraded)
    {
        lock (_gate)
        {
            _open--;
            _requests -= isUpgraded ? 0 : 1;
            if (address is not null && --_byAddress[address] == 0)
            {
                _byAddress.Remove(address);
            }
        }
    }

    private LinkedListNode<ConnectionContext> EnterSpare(ConnectionContext connection)
    {
        ConnectionContext? oldest = null;
        lock (_gate)
        {
            if (_spare.Count >= SparePlaces)
            {
                oldest = _spare.First!.Value;
                _spare.RemoveFirst();
            }

            var node = _spare.AddLast(connection);
            oldest?.Abort();
            return node;
        }
    }

    private void LeaveSpare(LinkedListNode<ConnectionContext> node)
    {
        lock (_gate)
        {
            if (node.List is not null)
            {
                _spare.Remove(node);
            }
        }
    }

    // A proxy's connections are those of many clients.
    private string? AddressOf(IPEndPoint? remote)
        => remote is null || _proxies.Any(network => network.Contains(Unmapped(remote.Address))) ? null : ClientAddress.Of(remote.Address);

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
