"""The addresses of tasks: the list, its export, and what is done about one."""

from django.urls import path

from clearslate.web.views import review, tasks, tasks_acts

urlpatterns = [
    path("tasks", tasks.tasks, name="tasks"),
    path("tasks.csv", tasks.tasks_csv, name="tasks_csv"),
    path("tasks/read", tasks_acts.tasks_read, name="tasks_read"),
    path("tasks/away", tasks_acts.tasks_away, name="tasks_away"),
    path("tasks/<int:number>/approve", review.task_approve, name="task_approve"),
    path("tasks/<int:number>/change", review.task_change, name="task_change"),
    path("tasks/<int:number>/refuse", review.task_refuse, name="task_refuse"),
    path("tasks/<int:number>/pass", review.task_pass, name="task_pass"),
    path("tasks/<int:number>/override", review.task_override, name="task_override"),
]
