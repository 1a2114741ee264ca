namespace OrleansNotify.Architecture;

/// <summary>Rooms (namespaces) of a floor (project) use each other one way. What does not yet is listed in allowance.txt, which only gets shorter.</summary>
public sealed class RoomTests
{
    private const string Write = "WRITE_ALLOWANCE";
    private const string Example = "  # ";
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "allowance.txt");

    public static TheoryData<string> Floors => [.. Floor.All.Select(floor => floor.Name)];

    [Theory]
    [MemberData(nameof(Floors))]
    public void NoNewArrowClosesACircle(string name)
    {
        var floor = Floor.All.Single(floor => floor.Name == name);

        var added = Cycles.In(floor.Arrows.Keys).Select(arrow => (Line: Line(floor, arrow), Why: floor.Arrows[arrow]))
            .Where(arrow => !Allowed().Contains(arrow.Line));

        Assert.Empty(added);
    }

    [Fact]
    public void AllowanceHasNoArrowThatIsGone()
    {
        Assert.Empty(Allowed().Except(Today()));
    }

    /// <summary>With WRITE_ALLOWANCE naming the file: writes today's arrows on circles into it.</summary>
    [Fact]
    public void AllowanceIsWrittenOnRequest()
    {
        if (Environment.GetEnvironmentVariable(Write) is not { Length: > 0 } file)
        {
            Assert.True(System.IO.File.Exists(File));
            return;
        }

        System.IO.File.WriteAllLines(file, Floor.All.SelectMany(floor => Cycles.In(floor.Arrows.Keys)
            .Select(arrow => $"{Line(floor, arrow)}{Example}{floor.Arrows[arrow]}")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Today() => Floor.All.SelectMany(floor => Cycles.In(floor.Arrows.Keys).Select(arrow => Line(floor, arrow)));

    private static HashSet<string> Allowed() => [.. System.IO.File.ReadAllLines(File).Where(line => line.Length > 0).Select(line => line.Split(Example)[0])];

    private static string Line(Floor floor, Arrow arrow) => $"{floor.Name}: {arrow}";
}
