using OrleansNotify.Hosting;

namespace OrleansNotify.Demo;

internal static class DemoSetup
{
    /// <summary>Call it after the default tenant's registration: services start in their order.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DemoOptions>(builder.Configuration);
        builder.Services.AddSingleton<DemoHistory>();
        builder.Services.AddSingleton<DemoTenant>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DemoTenant>());
        builder.Services.AddHostedService<DemoTraffic>();
    }
}
