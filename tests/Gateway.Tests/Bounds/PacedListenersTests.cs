using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;
using OrleansNotify.Live;

namespace OrleansNotify.Bounds;

public sealed class PacedListenersTests
{
    private readonly ConnectionLimits _limits = new(Options.Create(new GatewayOptions()), TimeProvider.System);

    [Fact]
    public async Task ABurstIsNotAcceptedBeforeItHasPlacesAndTheProcessGoesOnListening()
    {
        var factory = new PacedListeners(new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), _limits);
        await using var listener = await factory.BindAsync(new IPEndPoint(IPAddress.Loopback, 0));
        var clients = Enumerable.Range(0, PacedListeners.MostUnplaced + 1).Select(_ => new TcpClient()).ToList();
        var accepted = new List<ConnectionContext>();
        foreach (var client in clients)
        {
            await client.ConnectAsync((IPEndPoint)listener.EndPoint);
        }

        while (accepted.Count < PacedListeners.MostUnplaced)
        {
            accepted.Add((await listener.AcceptAsync())!);
        }

        var began = Stopwatch.GetTimestamp();
        accepted.Add((await listener.AcceptAsync())!);

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(90), TimeSpan.FromSeconds(20));
        var place = _limits.Use(_ => Task.CompletedTask);
        foreach (var connection in accepted)
        {
            await place(connection);
            await connection.DisposeAsync();
        }

        Assert.Equal(0, _limits.Unplaced);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task TheServerAcceptsByIt()
    {
        const int connections = 20;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_limits);
        builder.BoundConnections();
        await using var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("served"));
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

        for (var i = 0; i < connections; i++)
        {
            Assert.Equal("served", await http.GetStringAsync(new Uri(app.Urls.First())));
        }

        // Each connection that had a place and that nobody had counted as accepted would leave it below.
        Assert.Equal(0, _limits.Unplaced);
    }
}
