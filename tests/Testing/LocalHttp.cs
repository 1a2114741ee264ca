using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Testing;

/// <summary>HTTP servers on this machine that answer in the place of others.</summary>
public static class LocalHttp
{
    /// <summary>A server on a free port, whose end cuts what is open.</summary>
    public static async Task<WebApplication> Start(RequestDelegate answer, string address = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{address}:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
