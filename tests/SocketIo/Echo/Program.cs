using System.Globalization;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.SocketIoEcho;

// The profile of the public compliance suites. Usage: --port N (default 3000)
// --ping-timeout and --connect-timeout in milliseconds (defaults 200 and 1,000, as theirs; more for a busy machine)
var builder = WebApplication.CreateSlimBuilder(args);
int Setting(string name, int unset) => int.Parse(builder.Configuration[name] ?? $"{unset}", CultureInfo.InvariantCulture);
var port = Setting("port", 3_000);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
OrleansNotify.Live.UpgradedConnection.Use(builder.WebHost);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));

var options = new EngineOptions
{
    PingInterval = TimeSpan.FromMilliseconds(300),
    PingTimeout = TimeSpan.FromMilliseconds(Setting("ping-timeout", 200)),
    ConnectTimeout = TimeSpan.FromMilliseconds(Setting("connect-timeout", 1_000)),
};
ISocketIoNamespace? Find(string name) => name is "/" or "/custom" ? new EchoNamespace(answers: name == "/") : null;

EngineServer Server(IServiceProvider services, Func<EngineSession, IEngineHandler> open)
    => new(options, new EchoApp(open), new NoNeighbours(), null, TimeProvider.System,
        services.GetRequiredService<ILogger<EngineServer>>());

builder.Services.AddKeyedSingleton("engine", (services, _) => Server(services, session => new EngineEcho(session)));
builder.Services.AddKeyedSingleton("socket", (services, _) => Server(services, session => new SocketIoConnection(session, Find, () => { })));
foreach (var name in (string[])["engine", "socket"])
{
    builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredKeyedService<EngineServer>(name));
}

await using var app = builder.Build();
OrleansNotify.Live.LiveUpgrade.Use(app);
foreach (var name in (string[])["engine", "socket"])
{
    app.Map($"/{name}.io/", (Delegate)app.Services.GetRequiredKeyedService<EngineServer>(name).Answer);
}

await app.StartAsync();
Console.WriteLine($"echo for the suites of Engine.IO and Socket.IO is up: http://localhost:{port}");
await app.WaitForShutdownAsync();
