using OrleansNotify.Hosting;
using OrleansNotify.Http;

namespace OrleansNotify.Demo;

internal static class DemoSetup
{
    /// <summary>Call it after the default tenant's registration: services start in their order.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DemoOptions>(builder.Configuration);
        builder.Services.AddSingleton<DemoSwitch>();
        builder.Services.AddSingleton<DemoHistory>();
        builder.Services.AddSingleton<DemoOwner>();
        builder.Services.AddSingleton<IBannerLine>(provider => provider.GetRequiredService<DemoOwner>());
        builder.Services.AddHostedService<DemoTenant>();
        builder.Services.AddHostedService<DemoTraffic>();
    }
}
