using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;
using Orleans.Storage;

namespace Orleans.Hosting;

public static class MemoryGrainStorageSiloBuilderExtensions
{
    const string Default = "Default";

    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder)
    {
        builder.Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(Default));
        return builder.AddMemoryGrainStorage(Default);
    }

    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name)
    {
        builder.Services.AddKeyedSingleton<IGrainStorage, MemoryGrainStorage>(name);
        return builder;
    }
}
