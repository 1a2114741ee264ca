using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

return await Startup.Run(async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Configuration["ROLE"] ??= "silo";
    builder.Services.AddOrleansNotifyGrains(builder.Configuration);
    builder.AddOrleansNotifyCluster();

    using var host = builder.Build();
    await host.Services.PrepareStore();
    await host.StartAsync();
    var options = host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value;
    Console.WriteLine($"OrleansNotify silo is up: cluster {options.ClusterId}, silo port {options.SiloPort}, gateway port {options.SiloGatewayPort}.");
    await host.WaitForShutdownAsync();
});
