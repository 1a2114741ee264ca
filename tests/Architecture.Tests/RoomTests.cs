namespace OrleansNotify.Architecture;

/// <summary>Rooms (namespaces) of a floor (project) use each other one way.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Floors => [.. Floor.All.Select(floor => floor.Name)];

    [Theory]
    [MemberData(nameof(Floors))]
    public void NoArrowClosesACircle(string name)
    {
        var floor = Floor.All.Single(floor => floor.Name == name);

        Assert.Empty(Cycles.In(floor.Arrows.Keys).Select(arrow => $"{arrow}: {floor.Arrows[arrow]}"));
    }
}
