using System.Text.Json;

namespace OrleansNotify.Fakes;

/// <summary>Sending services on this machine that speak the real APIs, each at its own paths of one address.</summary>
public sealed class FakeProviders : IAsyncDisposable
{
    private const int MaxBody = 4 * 1024 * 1024;

    private readonly WebApplication _app;

    private FakeProviders(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Of the mail server.</summary>
    public Uri SmtpAddress => new($"smtp://{_app.Services.GetRequiredService<SmtpEndpoint>().Address}?tls=none");

    public TakenLedger Taken => _app.Services.GetRequiredService<TakenLedger>();

    /// <summary>Ctrl-C, or a signal to end.</summary>
    internal CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    internal SnsTopic Topic => _app.Services.GetRequiredService<SnsTopic>();

    internal FakeCast Cast => _app.Services.GetRequiredService<FakeCast>();

    internal FaultScripts Scripts => _app.Services.GetRequiredService<FaultScripts>();

    internal CallbackCounts Callbacks => _app.Services.GetRequiredService<CallbackCounts>();

    /// <param name="port">0: any free one.</param>
    /// <param name="host">Where all but the mail server listen.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FakeProviders> Start(int port = 0, string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls($"http://{host}:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBody);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddFakes(new SmtpEndpoint(port));
        var app = builder.Build();
        app.MapScripts();
        app.MapTaken();
        app.MapCallbacks();
        foreach (var fake in app.Services.GetRequiredService<FakeCast>().Fakes)
        {
            fake.Map(app);
        }

        await app.StartAsync();
        return new FakeProviders(app);
    }

    /// <summary>Replaces what a fake does wrong; JSON as <c>PUT /script/{provider}</c> takes it.</summary>
    /// <exception cref="JsonException">It is no script.</exception>
    public void Script(string provider, string json)
        => Scripts.Use(provider, ScriptFile.Checked(JsonSerializer.Deserialize(json, ScriptJson.Default.FaultScript)));

    /// <summary>Nothing is wrong, and nothing was taken.</summary>
    public void Reset()
    {
        Scripts.Clear();
        Taken.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
