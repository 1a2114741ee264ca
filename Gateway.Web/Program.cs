using OrleansNotify;
using OrleansNotify.Demo;
using OrleansNotify.Hosting;
using OrleansNotify.Lifecycle;
using OrleansNotify.Telemetry;
using OrleansNotify.Tenants;

if (args is [VerifyActivity.Command])
{
    return await Startup.Run(VerifyActivity.Run);
}

return await Startup.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddTelemetry();
    builder.AddHealth();
    var gateway = builder.AddGateway();
    builder.Services.AddOrleansNotifyGrains(builder.Configuration);
    builder.AddOrleansNotifyCluster();
    builder.Services.AddDefaultTenant();
    builder.AddDemo();

    await using var app = builder.Build();
    app.UseGateway(gateway);
    app.MapGateway();
    await app.StartGateway(gateway);
    await app.WaitForShutdownAsync();
});
