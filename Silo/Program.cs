using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansNotify;
using OrleansNotify.Channels;
using OrleansNotify.Hosting;
using OrleansNotify.Lifecycle;
using OrleansNotify.Telemetry;

return await Startup.Run(async () =>
{
    var isMigration = args is ["migrate"] or ["migrate", "--row-security"];
    var builder = Host.CreateApplicationBuilder(isMigration ? [] : args);
    builder.Configuration["ROLE"] ??= "silo";
    // The same variable says it as for gateways; without it this is Production, as it is there.
    if (!isMigration && (builder.Configuration["ASPNETCORE_ENVIRONMENT"] ?? builder.Environment.EnvironmentName) == Environments.Production)
    {
        builder.Configuration.RefuseWeakSecrets();
        builder.Configuration.RefuseCapturedMail();
    }

    builder.AddTelemetry();
    builder.AddHealth();
    builder.Services.AddOrleansNotifyGrains(builder.Configuration);
    builder.AddOrleansNotifyCluster();

    using var host = builder.Build();
    await host.Services.PrepareStore();
    if (isMigration)
    {
        Console.WriteLine("OrleansNotify: the database is ready for this version.");
        return !args.Contains("--row-security") || await host.Services.TurnOnRowSecurity() ? 0 : 1;
    }

    await host.StartAsync();
    var options = host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value;
    Console.WriteLine($"OrleansNotify silo is up: cluster {options.ClusterId}, silo port {options.SiloPort}, gateway port {options.SiloGatewayPort}.");
    await host.WaitForShutdownAsync();
    return 0;
});
