using System.Text.Json;

namespace OrleansNotify.DeployTests.Observing;

public sealed class DashboardTests
{
    private readonly JsonElement _dashboard = JsonDocument.Parse(Repository.Read("deploy", "grafana", "orleansnotify.json")).RootElement;

    [Fact]
    public void EveryPanelAsksForMetricsThatExist()
    {
        var panels = Panels().ToList();

        Assert.InRange(panels.Count, 10, 60);
        foreach (var panel in panels)
        {
            var expressions = panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("expr").GetString()!).ToList();
            Assert.NotEmpty(expressions);
            Assert.All(expressions, expression => Assert.NotEmpty(PromQl.Metrics(expression)));
            Assert.Empty(expressions.SelectMany(PromQl.Metrics).Except(MetricNames.All));
        }
    }

    [Fact]
    public void EveryPanelHasATitleAUnitAndAPlaceOfItsOwn()
    {
        var panels = Panels().ToList();

        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("title").GetString()!));
        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!));
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("gridPos").GetRawText()).Distinct().Count());
    }

    [Fact]
    public void ThePrometheusIsChosenWhenItIsImported()
        => Assert.All(Panels(), panel => Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString()));

    private IEnumerable<JsonElement> Panels()
        => _dashboard.GetProperty("panels").EnumerateArray().Where(panel => panel.GetProperty("type").GetString() != "row");
}
