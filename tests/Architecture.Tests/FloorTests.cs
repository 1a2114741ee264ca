
namespace OrleansNotify.Architecture;

/// <summary>A floor uses those below it. Decision 0020 and docs/architecture.md say why these.</summary>
public sealed class FloorTests
{
    [Theory]
    [InlineData("Grains.Interfaces")]
    [InlineData("Rules", "Grains.Interfaces")]
    [InlineData("Providers", "Grains.Interfaces", "Rules")]
    [InlineData("Storage", "Grains.Interfaces", "Rules")]
    [InlineData("Hosting", "Grains.Interfaces", "Rules", "Providers", "Storage")]
    [InlineData("Grains", "Grains.Interfaces", "Rules", "Providers", "Storage", "Hosting")]
    [InlineData("Silo", "Grains.Interfaces", "Rules", "Providers", "Storage", "Hosting", "Grains")]
    [InlineData("Gateway.Web", "Grains.Interfaces", "Rules", "Providers", "Storage", "Hosting", "Grains")]
    public void FloorUsesOnlyThoseBelowIt(string name, params string[] below)
    {
        var floor = Floor.All.Single(floor => floor.Name == name);

        Assert.Empty(floor.UsedFloors().Except(below));
    }

    /// <summary>A gateway knows grains by their contracts alone.</summary>
    [Fact]
    public void GatewayUsesGrainsOnlyWhereAProcessIsPutTogether()
    {
        Assert.Empty(Floor.All.Single(floor => floor.Name == "Gateway.Web").RoomsThatUse("Grains"));
    }

    [Fact]
    public void GrainsShowTheirSetupAndNothingElse()
    {
        Assert.Equal(["ClusterSetup", "GrainsSetup"], Floor.All.Single(floor => floor.Name == "Grains").PublicTypes().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RulesHaveNoStoreAndNoNetwork()
    {
        string[] forbidden = ["Npgsql", "Dapper", "Microsoft.Data.Sqlite", "Orleans.Runtime", "System.Net.Http", "System.Net.Sockets"];

        Assert.Empty(References("Rules").Intersect(forbidden));
    }

    private static IEnumerable<string> References(string floor)
    {
        using var module = Mono.Cecil.ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"OrleansNotify.{floor}.dll"));
        return [.. module.AssemblyReferences.Select(reference => reference.Name)];
    }
}
